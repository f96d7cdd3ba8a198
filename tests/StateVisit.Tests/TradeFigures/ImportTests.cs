using System.Text;
using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <summary>How files come in: as a whole or not at all.</summary>
public sealed class ImportTests(TradeHosts hosts) : IClassFixture<TradeHosts>
{
    private const string Table = """
        year,flow,value,source,source_url,published_on
        2021,total,146887000000,China Customs (GACC),https://example.org/2021,2022-01-14
        2022,export,76120000000,China Customs (GACC),https://example.org/2022,2023-01-13
        2022,import,114150000000,China Customs (GACC),https://example.org/2022,2023-01-13
        """;

    [Theory, OnBothStores]
    public async Task AFileBecomesOneDatasetWithAReportOfItsRows(StoreKind store)
    {
        var analyst = (await hosts.AsyncOf(store)).As("analyst");
        var result = await analyst.ImportAsync(Table, header => header.DatasetId = "report");

        var dataset = result.Dataset;
        Assert.False(result.Unchanged);
        Assert.Equal("datasets/report", dataset.Name);
        Assert.Equal(FileFormat.PlainCsv, dataset.Format);
        Assert.Equal((3, 3, 0), ((int)dataset.Report.Read, (int)dataset.Report.Taken, (int)dataset.Report.Duplicates));
        Assert.Equal(["CN"], dataset.Report.Reporters);
        Assert.Equal(("2021-01-01", "2022-12-31"), (dataset.Report.FirstDay, dataset.Report.LastDay));
        Assert.Equal(Encoding.UTF8.GetByteCount(Table), dataset.Bytes);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Table)), dataset.Sha256);
        Assert.Equal(dataset, await analyst.Figures.GetDatasetAsync(new() { Name = "datasets/report" }));
    }

    [Theory, OnBothStores]
    public async Task TheSameFileAgainChangesNothing(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var first = await analyst.ImportAsync(Table, header => header.DatasetId = "same");
        var links = await LinksAsync(analyst);

        foreach (var id in new[] { "same", "another", "" })
        {
            var again = await analyst.ImportAsync(Table, header => header.DatasetId = id);
            Assert.True(again.Unchanged);
            Assert.Equal(first.Dataset, again.Dataset);
        }
        var other = await RefusedAsync(() => analyst.ImportAsync(Table + "\n", header => header.DatasetId = "same"));
        Assert.Equal((StatusCode.AlreadyExists, "ID_TAKEN"), Of(other));
        Assert.Equal(links, await LinksAsync(analyst));
    }

    [Theory, OnBothStores]
    public async Task TheSameTableAboutAnotherPairIsAnotherDataset(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var one = await analyst.ImportAsync(Table);
        var other = await analyst.ImportAsync(Table, header => header.Plain.Pair = "tradePairs/KZ-RU");
        Assert.False(other.Unchanged);
        Assert.NotEqual(one.Dataset.Name, other.Dataset.Name);
        Assert.Equal(["KZ"], other.Dataset.Report.Reporters);
        Assert.True((await analyst.ImportAsync(Table)).Unchanged);
        Assert.Equal("tradePairs/CN-RU", one.Dataset.Plain.Pair);
    }

    [Theory, OnBothStores]
    public async Task RowsThatContradictEachOtherAreNamedByLineAndNothingIsTaken(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var table = """
            year,flow,value
            2022,export,76120000000
            2022,import,114150000000
            2022,export,76130000000
            2022,import,114150000000
            """;
        var refusal = await RefusedAsync(() => analyst.ImportAsync(table));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        var (field, says) = Assert.Single(refusal.Fields);
        Assert.Equal("content[line 4]", field);
        Assert.Contains("line 2", says, StringComparison.Ordinal);
        Assert.Empty((await analyst.Figures.ListDatasetsAsync(new())).Datasets);
        Assert.Empty((await SeriesAsync(analyst)).Points);
        Assert.Equal(0, await Observed.CountAsync(host));
    }

    [Theory, OnBothStores]
    public async Task ARowThatStandsTwiceCountsOnce(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var result = await analyst.ImportAsync(
            "year,flow,value\n2022,export,5\n2022,export,5\n2022,import,7\n2022,export,5\n"
        );
        Assert.Equal((4, 2, 2), Counts(result.Dataset.Report));
        var point = Assert.Single((await SeriesAsync(analyst)).Points);
        Assert.Equal(12, point.Figure.Value);
        Assert.Equal([2, 4], point.Figure.Points.Select(one => (int)one.Line).Order());
    }

    [Theory, OnBothStores]
    public async Task WhatASourceSaysOtherwiseThanItDidLastIsARevision(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        const string header = "year,flow,value,source,published_on\n";
        Assert.Equal(0, await RevisionsAsync("2020,total,1,GACC,2021-01-13\n2021,total,2,,2022-01-13\n"));
        // Another source, another year; and the same value again: none of these revises anything.
        Assert.Equal(0, await RevisionsAsync("2020,total,5,FCS,\n2022,total,5,GACC,\n2020,total,1,GACC,\n"));
        // A source that is named by the row or by its dataset; the last word of three about 2020 is 1.
        Assert.Equal(2, await RevisionsAsync("2020,total,3,GACC,2023-06-01\n2021,total,4,Test,2023-06-01\n"));
        Assert.Equal(0, await RevisionsAsync("2020,total,3,GACC,2024-06-01\n"));
        Assert.Equal(1, await RevisionsAsync("2020,total,1,GACC,2024-07-01\n"));
        // What was said earlier and recorded later is not its last word.
        Assert.Equal(1, await RevisionsAsync("2020,total,7,GACC,2021-01-20\n"));
        Assert.Equal(0, await RevisionsAsync("2020,total,1,GACC,2025-01-01\n"));

        // A trial counts as the import does; and what was withdrawn was never said.
        var wrong = (await analyst.ImportAsync(header + "2019,total,9,GACC,\n")).Dataset;
        Assert.Equal(1, await RevisionsAsync("2019,total,8,GACC,2020-01-14\n", isTrial: true));
        await analyst.Figures.WithdrawDatasetAsync(new() { Name = wrong.Name, Reason = "wrong file" });
        Assert.Equal(0, await RevisionsAsync("2019,total,8,GACC,2020-01-14\n"));

        // Whoever reads the report must not learn of a dataset that they may not see.
        await analyst.ImportAsync(header + "2018,total,9,GACC,\n", hidden => hidden.Dataset.Access = Make.Restricted);
        Assert.Equal(0, await RevisionsAsync("2018,total,8,GACC,2019-01-14\n"));

        async Task<long> RevisionsAsync(string rows, bool isTrial = false)
        {
            var result = await analyst.ImportAsync(
                header + rows,
                asked => (asked.ValidateOnly, asked.Dataset.Source) = (isTrial, "Test")
            );
            Assert.False(result.Unchanged);
            return result.Dataset.Report.Revisions;
        }
    }

    [Theory, OnBothStores]
    public async Task AnErrorAnswerSavedAsATableIsRefusedAsOne(StoreKind store)
    {
        var analyst = (await hosts.AsyncOf(store)).As("analyst");
        var refusal = await RefusedAsync(() =>
            analyst.ImportAsync("Query complexity: your query is too complex. Please simplify.\nResultset count: 0\n")
        );
        Assert.Equal((StatusCode.InvalidArgument, "NOT_TRADE_FIGURES"), (refusal.Code, refusal.Reason));
    }

    [Theory, OnBothStores]
    public async Task OnlyAnalystsAndProtocolTakeFilesIn(StoreKind store)
    {
        var host = await hosts.AsyncOf(store);
        foreach (var client in new[] { host.As("legal"), host.As("press"), host.As("delegation", "CN") })
            Assert.Equal(
                (StatusCode.PermissionDenied, "ROLE_MISSING"),
                Of(await RefusedAsync(() => client.ImportAsync("year,flow,value\n2020,total,1\n")))
            );
        Assert.Equal(
            (StatusCode.Unauthenticated, "SIGN_IN_REQUIRED"),
            Of(await RefusedAsync(() => host.Anonymous.ImportAsync("year,flow,value\n2020,total,1\n")))
        );
    }

    [Theory, OnBothStores]
    public async Task WhatIsWrongWithTheHeaderIsSaidBeforeTheFileIsRead(StoreKind store)
    {
        var analyst = (await hosts.AsyncOf(store)).As("analyst");
        var refusal = await RefusedAsync(() =>
            analyst.ImportAsync(
                Table,
                header =>
                {
                    header.DatasetId = "header";
                    header.Dataset.Source = "";
                    header.Dataset.PublishedOn = "yesterday";
                    header.Plain.Pair = "tradePairs/CN";
                }
            )
        );
        Assert.Equal(
            ["header.dataset.published_on", "header.dataset.source", "header.plain.pair"],
            refusal.Fields.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Theory, OnBothStores]
    public async Task ATrialSaysWhatWouldBeAndLeavesNothing(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var trial = await analyst.ImportAsync(
            Table,
            header => (header.DatasetId, header.ValidateOnly) = ("trial", true)
        );
        Assert.Equal((3, 3, 0), Counts(trial.Dataset.Report));
        Assert.Empty((await analyst.Figures.ListDatasetsAsync(new())).Datasets);
        Assert.Equal(0, await Observed.CountAsync(host));
    }

    [Theory, OnBothStores]
    public async Task AWithdrawnDatasetCountsForNothingAndItsFileMayComeAgain(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var dataset = (await analyst.ImportAsync(Table)).Dataset;
        Assert.Equal(2, (await SeriesAsync(analyst)).Points.Count);

        var request = new WithdrawDatasetRequest { Name = dataset.Name, Reason = "wrong file" };
        var withdrawn = await analyst.Figures.WithdrawDatasetAsync(request);
        Assert.Equal((DatasetState.Withdrawn, "wrong file"), (withdrawn.State, withdrawn.Reason));
        Assert.Empty((await SeriesAsync(analyst)).Points);
        await Refusal.AssertAsync(
            analyst.Figures.WithdrawDatasetAsync(request),
            StatusCode.FailedPrecondition,
            "WRONG_STATE"
        );

        var again = await analyst.ImportAsync(Table, header => header.DatasetId = "again");
        Assert.False(again.Unchanged);
        Assert.Equal(2, (await SeriesAsync(analyst)).Points.Count);
    }

    [Theory, OnBothStores]
    public async Task WhatIsGivenOutCanBeTakenIn(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var analyst = host.As("analyst");
        var dataset = (await analyst.ImportAsync(Table)).Dataset;
        var before = await SeriesAsync(analyst);
        var given = await DownloadAsync(analyst, dataset.Name);
        await analyst.Figures.WithdrawDatasetAsync(new() { Name = dataset.Name, Reason = "moved" });

        var result = await analyst.ImportAsync(given, header => header.Plain.Pair = "");

        Assert.Equal((3, 3, 0), Counts(result.Dataset.Report));
        Assert.Equal(
            before.Points.Select(point => (point.Period, point.Figure.Value, point.Figure.Points[0].PublishedOn)),
            (await SeriesAsync(analyst)).Points.Select(point =>
                (point.Period, point.Figure.Value, point.Figure.Points[0].PublishedOn)
            )
        );
    }

    [Theory, OnBothStores]
    public async Task AFileBeyondTheLimitIsRefused(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(
            store,
            settings: new Dictionary<string, string?> { ["Import:Megabytes"] = "1" }
        );
        var refusal = await RefusedAsync(() => host.As("analyst").ImportAsync(new byte[(1 << 20) + 1]));
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), Of(refusal));
    }

    internal static async Task<byte[]> DownloadAsync(TradeFiguresClient client, string dataset)
    {
        using var call = client.Figures.DownloadDataset(new() { Name = dataset });
        var table = new MemoryStream();
        await foreach (var piece in call.ResponseStream.ReadAllAsync())
            piece.Content.WriteTo(table);
        return table.ToArray();
    }

    internal static async Task<Refusal> RefusedAsync(Func<Task> call) =>
        Refusal.Of(await Assert.ThrowsAsync<RpcException>(call));

    private static (StatusCode, string) Of(Refusal refusal) => (refusal.Code, refusal.Reason);

    private static (int Read, int Taken, int Duplicates) Counts(ImportReport report) =>
        ((int)report.Read, (int)report.Taken, (int)report.Duplicates);

    private static async Task<Series> SeriesAsync(TradeFiguresClient client) =>
        await client.Figures.GetSeriesAsync(new() { Name = "tradePairs/CN-RU" });

    private static async Task<long> LinksAsync(TradeFiguresClient client)
    {
        var journal = await client.Figures.VerifyTradeFiguresJournalAsync(new() { Name = "tradeBook" });
        Assert.True(journal.Intact, journal.Reason);
        return journal.Links;
    }
}
