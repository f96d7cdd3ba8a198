using StateVisit.Agenda.V1;
using StateVisit.Tests.AppHost;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <summary>The figures that the host loads at first, asked over the wire.</summary>
public sealed class SampleTests
{
    [Theory, OnBothStores]
    public async Task TheSampleSaysWhatWasKnownAndWhatBecameOfWhatWasPromised(StoreKind store)
    {
        await using var scene = await TradeScene.StartAsync(store);
        await LoadAsync(scene.Analyst);
        var figures = scene.Host.Anonymous.Figures;

        var eve = await figures.GetSummaryAsync(
            new()
            {
                Name = "tradePairs/CN-RU",
                Year = 2022,
                AsOf = "2023-03-20",
            }
        );
        Assert.Equal(
            (190.27e9, "190.3 billion US dollars", 29.3),
            (eve.Turnover.Figure.Value, eve.Turnover.Figure.Wording, eve.Turnover.StatedGrowth)
        );
        Assert.Equal("2023-01-13", eve.Turnover.Figure.Points[0].PublishedOn);
        Assert.Equal(29.5, eve.Turnover.Growth, precision: 1);

        var standings = (
            await figures.GetTargetStandingsAsync(new() { Name = "tradePairs/CN-RU", AsOf = "2026-02-01" })
        ).Standings;
        Assert.Equal(10, standings.Count);
        Assert.Equal(
            [
                (20, 2007, TargetOutcome.Reached, 2004),
                (50, 2009, TargetOutcome.ReachedNotHeld, 2008),
                (100, 2015, TargetOutcome.ReachedLate, 2018),
                (200, 2020, TargetOutcome.ReachedLate, 2023),
                (200, 2024, TargetOutcome.Reached, 2023),
            ],
            standings
                .Take(5)
                .Select(one => ((int)(one.Target.Amount / 1e9), one.Target.Year, one.Outcome, one.ReachedIn))
        );
        Assert.Equal([2009], standings[1].NotHeldIn);
        var open = Assert.Single(standings, one => one.Target.Year == 2030 && one.Target.HasAmount);
        Assert.Equal(
            (TargetOutcome.Open, true, "forecast"),
            (open.Outcome, open.HasGrowthNeeded, open.Projection.Mark)
        );
        Assert.Single(standings, one => one.Outcome == TargetOutcome.NoAmount);
    }

    [Theory, OnBothStores]
    public async Task TheBriefingOfAVisitIsWhatWasKnownWhenItBegan(StoreKind store)
    {
        await using var scene = await TradeScene.StartAsync(store);
        await LoadAsync(scene.Analyst);
        await scene.Visit.Agenda.CreateVisitAsync(
            new()
            {
                VisitId = "moscow",
                Visit = new Visit
                {
                    Access = Make.Public,
                    Titles = { ["en"] = "Moscow" },
                    Hosts = { "RU" },
                    Guests = { "CN" },
                    StartDate = "2023-03-20",
                    EndDate = "2023-03-22",
                    TimeZone = "Europe/Moscow",
                },
            }
        );
        Briefing? briefing = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                var answer = await scene.Host.Anonymous.GetAsync("/v1/visits/moscow/briefing");
                if (answer.Status == 200)
                    briefing = Briefing.Parser.ParseJson(answer.Body);
                return briefing is not null;
            },
            () => "the visit has not arrived"
        );
        using var kept = await scene.Host.Anonymous.Rest.GetAsync("/v1/visits/moscow/briefing");
        Assert.True(kept.Headers.CacheControl!.NoStore, "it follows from more than the visit");
        Assert.Equal(("tradePairs/CN-RU", "2023-03-20"), (briefing!.Pair, briefing.AsOf));
        Assert.InRange(briefing.Facts.Count, 5, 10);
        Assert.Contains("190.3 billion US dollars", briefing.Facts[0].Sentence, StringComparison.Ordinal);
        Assert.All(
            briefing.Facts.Where(fact => fact.PublishedOn.Length > 0),
            fact => Assert.True(string.CompareOrdinal(fact.PublishedOn, "2023-03-20") <= 0, fact.Sentence)
        );
        Assert.DoesNotContain(briefing.Facts, fact => fact.Sentence.Contains("185", StringComparison.Ordinal));
    }

    [Theory, OnBothStores]
    public async Task ChartsAreDrawnAndGivenAsTables(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        await LoadAsync(host.As("analyst"));
        foreach (var chart in new[] { "CHART_SERIES", "CHART_BALANCE" })
        {
            var drawn = await host.Anonymous.GetAsync($"/v1/tradePairs/CN-RU:draw?chart={chart}");
            Assert.Equal((200, "image/svg+xml; charset=utf-8"), (drawn.Status, drawn.ContentType));
            Assert.Contains("billion US dollars", drawn.Body, StringComparison.Ordinal);
            var table = await host.Anonymous.GetAsync($"/v1/tradePairs/CN-RU:draw?chart={chart}&table=true");
            Assert.Equal((200, "text/html; charset=utf-8"), (table.Status, table.ContentType));
            Assert.Contains("China Customs (GACC)", table.Body, StringComparison.Ordinal);
        }
        Assert.Equal(400, (await host.Anonymous.GetAsync("/v1/tradePairs/CN-RU:draw?chart=CHART_COMPOSITION")).Status);
    }

    /// <summary>As the gateway does.</summary>
    private static async Task LoadAsync(TradeFiguresClient analyst)
    {
        var folder = Repository.Path("StateVisit.AppHost", "samples", "tradefigures");
        foreach (var table in Directory.GetFiles(folder, "*.csv"))
        {
            var header = ImportHeader.Parser.ParseJson(
                await File.ReadAllTextAsync(Path.ChangeExtension(table, ".json"))
            );
            var result = await analyst.ImportAsync(
                await File.ReadAllBytesAsync(table),
                given => given.MergeFrom(new ImportHeader(header) { Plain = header.Plain })
            );
            Assert.Empty(result.Dataset.Report.Skipped);
            Assert.Equal(result.Dataset.Report.Read, result.Dataset.Report.Taken);
        }
        var document = TradeFiguresDocument.Parser.ParseJson(
            await File.ReadAllTextAsync(Path.Combine(folder, "tradeBook.json"))
        );
        await analyst.Figures.ImportTradeFiguresAsync(new() { Name = "tradeBook", Document = document });
    }
}
