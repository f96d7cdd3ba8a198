using System.Globalization;
using System.Text;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <summary>What both stores answer of the same generated files, and what one gets who folds the rows by hand.</summary>
public sealed class EqualStoresTests
{
    private static readonly string[] Countries = ["CN", "RU", "US", "DE", "WORLD"];

    private static readonly string[] Chapters = ["01", "27", "84", "85"];
    private static readonly string[] Headings = ["01", "09"];

    [Fact]
    public async Task BothStoresAnswerAlikeAndAsTheRowsSay()
    {
        await using var sqlite = await TradeFiguresHost.StartAsync(StoreKind.Sqlite);
        await using var postgres = await TradeFiguresHost.StartAsync(StoreKind.Postgres);
        var rows = Generate(new Random(20230321));
        foreach (var host in new[] { sqlite, postgres })
            await host.As("analyst")
                .ImportAsync(
                    Table(rows),
                    header =>
                    {
                        header.DatasetId = "generated";
                        header.Plain = null;
                    }
                );
        foreach (var reporter in Countries[..^1])
        foreach (var partner in Countries.Where(country => country != reporter))
        {
            var pair = $"{reporter}-{partner}";
            foreach (var question in Questions)
            {
                var address = $"/v1/tradePairs/{pair}{question}";
                var (one, other) = (
                    await sqlite.Anonymous.GetAsync(address),
                    await postgres.Anonymous.GetAsync(address)
                );
                Assert.Equal((address, one.Status, one.Body), (address, other.Status, other.Body));
            }
            foreach (var flow in new[] { "import", "export" })
                await HoldsAsync(sqlite.Anonymous, rows, reporter, partner, flow);
        }
    }

    private static readonly string[] Questions =
    [
        "/series",
        "/series?measure=MEASURE_IMPORTS",
        "/series?measure=MEASURE_BALANCE",
        "/summary",
        "/records",
        "/mirror?year=2021",
        "/composition?year=2021",
        "/composition?flow=FLOW_EXPORT",
        "/targetStandings",
        ":draw",
        ":draw?chart=CHART_COMPOSITION&table=true",
    ];

    /// <summary>The rows by hand: a total where there is one, else what its commodities of the coarsest level add up to.</summary>
    private static async Task HoldsAsync(
        TradeFiguresClient client,
        IReadOnlyList<Row> rows,
        string reporter,
        string partner,
        string flow
    )
    {
        var measure = flow == "import" ? Measure.Imports : Measure.Exports;
        var series = await client.Figures.GetSeriesAsync(
            new() { Name = $"tradePairs/{reporter}-{partner}", Measure = measure }
        );
        var mine = rows.Where(row => row.Reporter == reporter && row.Partner == partner && row.Flow == flow).ToList();
        Assert.Equal(
            mine.GroupBy(row => row.Year)
                .OrderBy(year => year.Key)
                .Select(year => (year.Key, (double)Whole([.. year]))),
            series.Points.Select(point =>
                (int.Parse(point.Period.FirstDay[..4], CultureInfo.InvariantCulture), point.Figure.Value)
            )
        );
        foreach (var year in mine.Where(row => row.Commodity != "TOTAL").GroupBy(row => row.Year))
        {
            var composition = await client.Figures.GetCompositionAsync(
                new()
                {
                    Name = $"tradePairs/{reporter}-{partner}",
                    Year = year.Key,
                    Flow = flow == "import" ? Flow.Import : Flow.Export,
                }
            );
            Assert.Equal(
                year.GroupBy(row => row.Commodity[..2])
                    .Select(chapter => (chapter.Key, (double)Whole([.. chapter])))
                    .OrderByDescending(chapter => chapter.Item2)
                    .ThenBy(chapter => chapter.Key, StringComparer.Ordinal),
                composition.Chapters.Select(chapter => (chapter.Code, chapter.Figure.Value))
            );
        }
    }

    private static long Whole(IReadOnlyList<Row> rows)
    {
        var depth = rows.Min(row => row.Commodity == "TOTAL" ? 0 : row.Commodity.Length);
        return rows.Where(row => (row.Commodity == "TOTAL" ? 0 : row.Commodity.Length) == depth).Sum(row => row.Value);
    }

    private sealed record Row(string Reporter, string Partner, string Flow, int Year, string Commodity, long Value);

    /// <summary>With totals and without, with chapters, headings and subheadings, some of them missing.</summary>
    private static List<Row> Generate(Random random)
    {
        var rows = new List<Row>();
        foreach (var reporter in Countries[..^1])
        foreach (var partner in Countries.Where(country => country != reporter))
        foreach (var flow in new[] { "import", "export" })
            for (var year = 2015; year <= 2022; year++)
            {
                if (random.Next(6) == 0)
                    continue;
                if (random.Next(2) == 0)
                    Add("TOTAL");
                foreach (var chapter in Chapters.Where(_ => random.Next(3) > 0))
                {
                    if (random.Next(2) == 0)
                        Add(chapter);
                    foreach (var heading in Headings.Where(_ => random.Next(2) > 0))
                        Add(chapter + heading + (random.Next(2) == 0 ? "" : "10"));
                }

                void Add(string commodity) =>
                    rows.Add(new(reporter, partner, flow, year, commodity, random.NextInt64(1, 900_000_000_000)));
            }
        return rows;
    }

    private static string Table(List<Row> rows)
    {
        var table = new StringBuilder("reporter,partner,flow,year,classification,commodity,value,published_on\n");
        foreach (var row in rows)
            table.Append(
                CultureInfo.InvariantCulture,
                $"{row.Reporter},{row.Partner},{row.Flow},{row.Year},H6,{row.Commodity},{row.Value},{row.Year + 1}-06-30\n"
            );
        return table.ToString();
    }
}
