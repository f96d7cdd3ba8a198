using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>The same trade as both sides report it, side by side and never averaged.</summary>
public static class MirrorAnswer
{
    /// <param name="ours">What the pair's reporter says.</param>
    /// <param name="theirs">What its partner says.</param>
    public static Mirror Of(TradePair pair, Knowledge ours, Knowledge theirs, int year, string currency)
    {
        MirrorSide Side(TradePair of, Knowledge known, Measure measure)
        {
            var figure = SeriesAnswer.At(of, known, measure, Days.Year(year), currency)?.Figure;
            return new()
            {
                Country = Countries.Code(of.Reporter),
                Reporting = figure is null ? Reporting.NotReported : Reporting.Reported,
                Figure = figure,
            };
        }

        var mirror = new Mirror
        {
            Pair = pair.Name,
            Period = Days.Year(year).ToPeriod(),
            AsOf = Wording.Iso(ours.AsOf),
            Inward = Line(Side(pair, ours, Measure.Imports), Side(pair.Mirrored, theirs, Measure.Exports)),
            Outward = Line(Side(pair.Mirrored, theirs, Measure.Imports), Side(pair, ours, Measure.Exports)),
        };
        mirror.Notes.AddRange(Notes(mirror));
        mirror.Notes.AddRange(Silent(pair, mirror, year));
        return mirror;
    }

    private static MirrorLine Line(MirrorSide importer, MirrorSide exporter)
    {
        var line = new MirrorLine { Importer = importer, Exporter = exporter };
        if (importer.Figure is null || exporter.Figure is null)
            return line;
        line.Gap = (Money.Of(importer.Figure.Value) - Money.Of(exporter.Figure.Value)).Amount;
        if (exporter.Figure.Value > 0)
            line.GapPercent = line.Gap / exporter.Figure.Value * 100;
        return line;
    }

    private static IEnumerable<string> Notes(Mirror mirror)
    {
        List<MirrorLine> lines = [.. new[] { mirror.Inward, mirror.Outward }.Where(line => line.HasGap)];
        if (lines.Count == 0)
            yield break;
        yield return "Imports are mostly valued with freight and insurance (CIF), exports without (FOB), so that the importer's figure is usually "
            + "the higher; some countries report their imports FOB.";
        foreach (var line in lines)
            if (line.Importer.Figure.Points.All(point => point.Valuation == Valuation.Fob))
                yield return $"{Wording.Capital(Name(line.Importer))} reports these imports FOB.";
    }

    private static IEnumerable<string> Silent(TradePair pair, Mirror mirror, int year)
    {
        foreach (
            var (country, flows) in new[]
            {
                (pair.Reporter, new[] { ("imports", mirror.Inward.Importer), ("exports", mirror.Outward.Exporter) }),
                (pair.Partner, new[] { ("imports", mirror.Outward.Importer), ("exports", mirror.Inward.Exporter) }),
            }
        )
        {
            List<string> missing =
            [
                .. flows.Where(flow => flow.Item2.Reporting == Reporting.NotReported).Select(flow => flow.Item1),
            ];
            if (missing.Count > 0)
                yield return $"No {string.Join(" or ", missing)} reported by {CountryNames.Of(country)} for {year} are on record: "
                    + "that is neither zero nor a fall.";
        }
    }

    private static string Name(MirrorSide side) => CountryNames.Of(Countries.OfCode(side.Country)!.Value);
}
