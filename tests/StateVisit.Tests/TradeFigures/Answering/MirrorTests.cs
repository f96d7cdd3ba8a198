using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class MirrorTests
{
    private static readonly Cell[] Ours = [Import(2021, 79), Export(2021, 67)];

    [Fact]
    public void BothSidesStandBesideEachOtherWithTheirGap()
    {
        var mirror = Of(Export(2021, 68), Import(2021, 73));

        Assert.Equal(("CN", "RU"), (mirror.Inward.Importer.Country, mirror.Inward.Exporter.Country));
        Assert.Equal(11e9, mirror.Inward.Gap);
        Assert.Equal(100 * 11 / 68.0, mirror.Inward.GapPercent, 1e-9);
        Assert.Equal(("RU", "CN"), (mirror.Outward.Importer.Country, mirror.Outward.Exporter.Country));
        Assert.Equal(6e9, mirror.Outward.Gap);
        Assert.Contains(mirror.Notes, note => note.Contains("(CIF)", StringComparison.Ordinal));
    }

    [Fact]
    public void WhoHasPublishedNothingIsNotReportedAndNotZero()
    {
        var mirror = Of(Export(2020, 49));

        Assert.Equal(Reporting.NotReported, mirror.Inward.Exporter.Reporting);
        Assert.Equal(Reporting.Reported, mirror.Inward.Importer.Reporting);
        Assert.Null(mirror.Inward.Exporter.Figure);
        Assert.False(mirror.Inward.HasGap);
        Assert.Equal(
            [
                "No imports or exports reported by the Russian Federation for 2021 are on record: that is neither zero nor a fall.",
            ],
            mirror.Notes
        );
    }

    [Fact]
    public void WhoReportsImportsFobIsNamed()
    {
        var mirror = Of(Export(2021, 68), Import(2021, 73) with { Valuation = Valuation.Fob });

        Assert.Contains("The Russian Federation reports these imports FOB.", mirror.Notes);
    }

    [Fact]
    public void NoPercentageIsOfNothing()
    {
        var mirror = Of(Export(2021, 0));

        Assert.Equal(79e9, mirror.Inward.Gap);
        Assert.False(mirror.Inward.HasGapPercent);
    }

    private static Mirror Of(params Cell[] theirs) =>
        MirrorAnswer.Of(Pair, Known(Ours), Known([.. theirs.Select(cell => cell.With(Pair.Mirrored))]), 2021, "");
}
