using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Facts that can be said as they stand: one sentence, with who says so and since when.</summary>
internal static class FactWriting
{
    /// <param name="said">The sentence without its end.</param>
    /// <param name="figure">What it rests on.</param>
    public static Fact Of(string kind, string said, Figure figure) => Of(kind, said, [figure], figure);

    /// <param name="figures">All that it rests on.</param>
    /// <param name="one">Null: it is not one number.</param>
    public static Fact Of(string kind, string said, IReadOnlyList<Figure> figures, Figure? one)
    {
        List<Point> points = [.. figures.SelectMany(figure => figure.Points)];
        var source = Sources(points);
        var published = points.Select(point => point.PublishedOn).Max(StringComparer.Ordinal)!;
        var day = published.Length > 0 ? $", published on {Wording.Date(published)}" : "";
        var doubt = points.Exists(point => point.Formation == Formation.Recalled)
            ? ", from a record that no source read here confirms"
            : "";
        return new()
        {
            Kind = kind,
            Sentence = $"{said} ({source}{day}{doubt}).",
            Figure = one,
            Source = source,
            PublishedOn = published,
        };
    }

    public static string Sources(IEnumerable<Point> points) =>
        string.Join("; ", points.Select(point => point.Source).Distinct(StringComparer.Ordinal));

    /// <summary>How it grew, by the figures here and as the source states it. Empty: neither is known.</summary>
    public static string Grown(SeriesPoint point)
    {
        if (point.Days.YearBefore is not { } days)
            return "";
        var before = Wording.Period(days);
        var stated = point.HasStatedGrowth ? Wording.Change(point.StatedGrowth, before) : "";
        if (!point.HasGrowth)
            return stated.Length > 0 ? $", as the source states {stated}" : "";
        var grown = Wording.Change(point.Growth, before);
        return stated.Length == 0 || stated == grown
            ? $", {grown}"
            : $", by the figures on record {grown}, while the source states {stated}";
    }
}
