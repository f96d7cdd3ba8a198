using System.Text;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>A series as a line that breaks where a period is not known: nothing is drawn through what nobody knows.</summary>
internal sealed record LineOfSeries(Series Series, Scale Scale, Calendar Calendar, Ink Ink, string Dash, bool IsSquare)
{
    public void Write(Picture picture)
    {
        if (Path() is { Length: > 0 } path)
            picture.Path(path, null, Ink, 2, Dash);
        foreach (var point in Series.Points)
            picture.Mark(X(point), Y(point), Ink, IsSquare, point.OtherSource);
    }

    public void WriteRecords(Picture picture)
    {
        foreach (var point in Series.Points.Where(point => point.Record))
            picture.Peak(X(point), Y(point));
    }

    /// <summary>The latest and the highest in figures.</summary>
    public void WriteAmounts(Picture picture)
    {
        if (Series.Points.Count == 0)
            return;
        var latest = Series.Points[^1];
        var highest = Series.Points.MaxBy(point => point.Figure.Value)!;
        foreach (var point in new[] { latest, highest }.Distinct())
            picture.Text(
                Math.Min(X(point), Frame.Right - 16),
                Y(point) + (point.Equals(highest) ? -19 : 22),
                12,
                Scale.Label(point.Figure.Value),
                Ink.Text,
                "middle",
                isBold: true,
                hasHalo: true
            );
    }

    private string Path()
    {
        var path = new StringBuilder();
        var places = Series.Points.ToDictionary(point => point.Days);
        Days? end = null;
        foreach (var point in Series.Points)
            if (point.Days.Forerunner is { } before && places.TryGetValue(before, out var from))
            {
                if (end != before)
                    path.Append($"M {At(from)} ");
                path.Append($"L {At(point)} ");
                end = point.Days;
            }
        return path.ToString().TrimEnd();
    }

    private string At(SeriesPoint point) => $"{Picture.Number(X(point))} {Picture.Number(Y(point))}";

    private double X(SeriesPoint point) => Calendar.At(point.Days);

    private double Y(SeriesPoint point) => Frame.Y(Scale, point.Figure.Value);
}
