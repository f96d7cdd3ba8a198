using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Chapters by size: the largest each with its bar, what is left in one.</summary>
internal static class CompositionChart
{
    private const int Most = 12;
    private const double Left = 292;
    private const double Right = 800;
    private const double Thickest = 26;

    public static string Draw(Composition composition)
    {
        var title = ChartWords.Title(composition);
        List<Chapter> said = [.. composition.Chapters.Take(composition.Chapters.Count > Most + 1 ? Most : Most + 1)];
        List<Chapter> rest = [.. composition.Chapters.Skip(said.Count)];
        var left = rest.Sum(chapter => chapter.Figure.Value);
        var scale = Scale.Of(
            [.. said.Select(chapter => chapter.Figure.Value), left],
            composition.Chapters.FirstOrDefault()?.Figure.Currency ?? SeriesAnswer.UsDollar
        );
        using var picture = new Picture(title, Description(composition));
        picture.Heading(
            title,
            $"{composition.Classification}, concentration {Scale.Whole(composition.Concentration)} of 10,000"
        );
        picture.Source(Source(composition));
        if (said.Count == 0)
        {
            picture.Nothing();
            return picture.Finish();
        }
        Axis(picture, scale);
        var pitch = Math.Min(Thickest, (Frame.Bottom - Frame.Top) / (said.Count + (rest.Count > 0 ? 1 : 0)));
        foreach (var (row, chapter) in said.Index())
            Bar(
                picture,
                scale,
                row,
                pitch,
                $"{chapter.Code} {chapter.Title}",
                chapter.Figure.Value,
                chapter.Share,
                null
            );
        if (rest.Count > 0)
            Bar(
                picture,
                scale,
                said.Count,
                pitch,
                Wording.Count(rest.Count, "other " + ChartWords.KindOf(composition)),
                left,
                rest.Sum(chapter => chapter.Share),
                Hatch.Rest
            );
        Explain(composition, rest).Write(picture);
        return picture.Finish();
    }

    private static void Axis(Picture picture, Scale scale)
    {
        foreach (var tick in scale.Ticks)
        {
            picture.Line(X(scale, tick), Frame.Top, X(scale, tick), Frame.Bottom, tick == 0 ? Ink.Line : Ink.Grid);
            picture.Text(X(scale, tick), Frame.Bottom + 18, 12, scale.Tick(tick), Ink.Text, "middle");
        }
        picture.Text(Frame.Right, Frame.Bottom + 18, 12, scale.Unit, Ink.Quiet, "end");
    }

    private static void Bar(
        Picture picture,
        Scale scale,
        int row,
        double pitch,
        string name,
        double value,
        double share,
        Hatch? hatch
    )
    {
        var (y, height) = (Frame.Top + (row * pitch) + (pitch * 0.12), pitch * 0.76);
        var width = Math.Max(0, X(scale, value) - X(scale, 0));
        if (hatch is null)
            picture.Box(X(scale, 0), y, width, height, Ink.One);
        else
            picture.Hatched(X(scale, 0), y, width, height, hatch.Id, Ink.Quiet);
        var middle = y + (height / 2) + 4;
        picture.Text(Left - 8, middle, 12, Fitting.Cut(name, 12, Left - 32), Ink.Text, "end");
        picture.Text(
            X(scale, 0) + width + 6,
            middle,
            12,
            $"{scale.Label(value)} ({Scale.Share(share)} %)",
            Ink.Text,
            hasHalo: true
        );
    }

    private static Legend Explain(Composition composition, List<Chapter> rest)
    {
        var legend = new Legend();
        var kind = ChartWords.KindOf(composition);
        legend.Add(
            $"{kind}, and its share of all {kind}s",
            (picture, x, y) => picture.Box(x - 11, y - 6, 22, 12, Ink.One)
        );
        if (rest.Count > 0)
            legend.AddHatch($"all other {kind}s together", Hatch.Rest, Ink.Quiet);
        return legend;
    }

    private static string Source(Composition composition)
    {
        var sources = ChartWords.SourcesOf(composition.Chapters.Select(chapter => chapter.Figure));
        return composition.Chapters.Count == 0
            ? "No figure is known."
            : $"Source: {sources}. {ChartWords.AsOf(composition.AsOf)}";
    }

    private static string Description(Composition composition) =>
        string.Join(
            "; ",
            composition
                .Chapters.Take(Most)
                .Select(chapter => $"{chapter.Title}: {chapter.Figure.Wording}, {Wording.PerCent(chapter.Share)}")
        )
        + ". "
        + string.Join(' ', composition.Notes);

    private static double X(Scale scale, double amount) => Left + (scale.Part(amount) * (Right - Left));
}
