using System.Text.RegularExpressions;
using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.TradeFigures;

/// <summary>The trade book as every record of the system is kept: labels, journal, watch, transfer.</summary>
public sealed class JournalTests
{
    private const string Table = "year,flow,value,published_on\n2022,total,190270000000,2023-01-13\n";

    [Theory, OnBothStores]
    public async Task ATargetIsCreatedChangedListedAndDeleted(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var figures = host.As("analyst").Figures;
        var made = await figures.CreateTargetAsync(New("t"));
        Assert.Equal("targets/t", made.Name);
        await Refusal.AssertAsync(figures.CreateTargetAsync(New("t")), StatusCode.AlreadyExists, "ID_TAKEN");
        Assert.Equal([made], (await figures.ListTargetsAsync(new() { Filter = "year = 2024" })).Targets);
        Assert.Empty((await figures.ListTargetsAsync(new() { Filter = "kind = TARGET_KIND_FORECAST" })).Targets);

        var changed = await figures.UpdateTargetAsync(
            new()
            {
                Target = new()
                {
                    Name = made.Name,
                    Etag = made.Etag,
                    Year = 2025,
                },
                UpdateMask = new() { Paths = { "year" } },
            }
        );
        Assert.Equal((2025, 200e9), (changed.Year, changed.Amount));
        await Refusal.AssertAsync(
            figures.DeleteTargetAsync(new() { Name = made.Name, Etag = made.Etag }),
            StatusCode.Aborted,
            "STALE_ETAG"
        );
        await figures.DeleteTargetAsync(new() { Name = made.Name, Etag = changed.Etag });
        await Refusal.AssertAsync(
            figures.GetTargetAsync(new() { Name = made.Name }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );

        var changes = await figures.ListTradeFiguresChangesAsync(new() { Parent = "tradeBook" });
        Assert.Equal([Action.Created, Action.Updated, Action.Deleted], changes.Changes.Select(change => change.Action));
        var journal = await figures.VerifyTradeFiguresJournalAsync(new() { Name = "tradeBook" });
        Assert.Equal((true, 3L, "tradeBook"), (journal.Intact, journal.Links, journal.Checkpoint.Visit));
    }

    [Theory, OnBothStores]
    public async Task BadTargetsAreRefusedByField(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var figures = host.As("analyst").Figures;
        await Fails("target.pair", target => target.Pair = "tradePairs/XX-RU");
        await Fails("target.pair", target => target.Pair = "tradePairs/WORLD-RU");
        await Fails("target.amount", target => target.Amount = double.NaN);
        await Fails("target.amount", target => target.Amount = -1);
        await Fails("target.currency", target => target.Currency = "usd");
        await Fails("target.stated_on", target => target.StatedOn = "2018");
        await Fails("target.year", target => target.Year = 24);
        await Fails(
            "target.embargo.session_start",
            target => target.Embargo = new() { After = Make.Public, SessionStart = "visits/v/sessions/s" }
        );
        Assert.Empty((await figures.ListTargetsAsync(new())).Targets);

        Task<Refusal> Fails(string field, System.Action<Target> change)
        {
            var request = New("bad");
            change(request.Target);
            return Refusal.AssertAsync(
                figures.CreateTargetAsync(request),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                field
            );
        }
    }

    [Theory, OnBothStores]
    public async Task AHiddenDatasetIsInNoAnswer(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        await using var other = await TradeFiguresHost.StartAsync(store);
        foreach (var one in new[] { host, other })
            await one.As("analyst").ImportAsync(Table, header => header.DatasetId = "open");
        await host.As("analyst")
            .ImportAsync(
                "year,flow,value,published_on\n2022,total,190271000000,2023-02-01\n2023,total,1,2023-02-01\n",
                header =>
                {
                    header.DatasetId = "hidden";
                    header.Dataset.Access = Make.Restricted;
                }
            );
        await host.As("analyst").Figures.CreateTargetAsync(New("hidden", target => target.Access = Make.Restricted));
        string[] addresses =
        [
            "/v1/datasets",
            "/v1/datasets/hidden",
            "/v1/targets",
            "/v1/targets/hidden",
            "/v1/tradeBook:export",
            "/v1/tradeBook/changes",
            "/v1/tradePairs/CN-RU/series",
            "/v1/tradePairs/CN-RU/summary",
            "/v1/tradePairs/CN-RU/records",
            "/v1/tradePairs/CN-RU/mirror",
            "/v1/tradePairs/CN-RU/targetStandings",
            "/v1/tradePairs/CN-RU:draw",
            "/v1/tradePairs/CN-RU:draw?table=true",
            "/v1/tradePairs/CN-RU/composition",
        ];
        foreach (var address in addresses)
        foreach (var caller in new Func<TradeFiguresHost, TradeFiguresClient>[] { Press, Guest, Nobody })
            Assert.Equal(await ReadAsync(caller(other), address), await ReadAsync(caller(host), address));
        Assert.Contains(
            "190271",
            (await host.As("analyst").GetAsync("/v1/tradePairs/CN-RU/series")).Body,
            StringComparison.Ordinal
        );

        static TradeFiguresClient Press(TradeFiguresHost one) => one.As("press");
        static TradeFiguresClient Guest(TradeFiguresHost one) => one.As("delegation", "CN");
        static TradeFiguresClient Nobody(TradeFiguresHost one) => one.Anonymous;
    }

    /// <summary>Without what differs between two services that hold the same: instants, etags and the keys of rows.</summary>
    private static async Task<string> ReadAsync(TradeFiguresClient client, string address)
    {
        var answer = await client.GetAsync(address);
        var body = Regex.Replace(
            answer.Body,
            """
            "(etag|createTime|updateTime|time|key)":\s*("[^"]*"|\d+)
            """.Trim(),
            "",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return $"{address} {answer.Status} {body}";
    }

    [Theory, OnBothStores]
    public async Task AnEmbargoedDatasetCountsForThePressBeforeItDoesForThePublic(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        await host.As("analyst")
            .ImportAsync(
                Table,
                header =>
                {
                    header.DatasetId = "d";
                    header.Dataset.Access = Make.Press;
                    header.Dataset.Embargo = new() { After = Make.Public, Time = PeopleScene.FromNow(hours: 5) };
                }
            );
        Assert.Single((await SeriesAsync(host.As("press"))).Points);
        Assert.Empty((await SeriesAsync(host.Anonymous)).Points);
        await host.As("analyst").Figures.LiftEmbargoAsync(new() { Name = "datasets/d", Reason = "published" });
        Assert.Single((await SeriesAsync(host.Anonymous)).Points);
    }

    [Theory, OnBothStores]
    public async Task AWatchOfTheTradeBookTellsOfDatasetsAndTargets(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var watch = host.Anonymous.Figures.WatchTradeFigures(
            new() { Name = "tradeBook" },
            cancellationToken: stop.Token
        );
        Assert.True(await watch.ResponseStream.MoveNext(stop.Token));
        Assert.NotNull(watch.ResponseStream.Current.Synced);
        await host.As("analyst").ImportAsync(Table, header => header.DatasetId = "d");
        await host.As("analyst").Figures.CreateTargetAsync(New("t"));
        var told = new List<string>();
        while (told.Count < 2 && await watch.ResponseStream.MoveNext(stop.Token))
            told.AddRange(watch.ResponseStream.Current.Revision?.Changes.Select(change => change.Name) ?? []);
        Assert.Equal(["datasets/d", "targets/t"], told);
    }

    [Theory, OnBothStores]
    public async Task TargetsAreBroughtInAndGivenOutAsAWhole(StoreKind store)
    {
        await using var host = await TradeFiguresHost.StartAsync(store);
        var figures = host.As("analyst").Figures;
        var document = new TradeFiguresDocument();
        foreach (var id in new[] { "one", "two" })
        {
            var target = New(id).Target;
            target.Name = $"targets/{id}";
            document.Targets.Add(target);
        }
        var request = new ImportTradeFiguresRequest { Name = "tradeBook", Document = document };
        Assert.Equal(2, (await figures.ImportTradeFiguresAsync(request)).Created);
        Assert.Equal(2, (await figures.ImportTradeFiguresAsync(request)).Unchanged);
        var given = await figures.ExportTradeFiguresAsync(new() { Name = "tradeBook" });
        Assert.Equal(["targets/one", "targets/two"], given.Targets.Select(target => target.Name));
    }

    [Theory, OnBothStores]
    public async Task AQuotationKeepsWhatWasKnownOnItsDay(StoreKind store)
    {
        await using var scene = await TradeScene.StartAsync(store);
        await scene.Analyst.ImportAsync(Table, header => header.DatasetId = "first");
        var name = $"{scene.Visit.Name}/quotations/turnover";
        var quotation = await scene.Figures.CreateQuotationAsync(
            new()
            {
                Parent = scene.Visit.Name,
                QuotationId = "turnover",
                Quotation = new()
                {
                    Access = Make.Public,
                    QuotedIn = $"{scene.Visit.Name}/topics/trade",
                    Pair = "tradePairs/CN-RU",
                    Measure = Measure.Turnover,
                    FirstDay = "2022-01-01",
                    LastDay = "2022-12-31",
                    AsOf = "2023-03-20",
                },
            }
        );
        Assert.Equal(190.27e9, quotation.Figure.Value);
        Assert.True((await scene.Figures.CheckQuotationAsync(new() { Name = name })).Holds);

        await scene.Analyst.ImportAsync(
            "year,flow,value,published_on\n2022,total,190271000000,2023-07-13\n",
            header => header.DatasetId = "later"
        );
        var check = await scene.Figures.CheckQuotationAsync(new() { Name = name });
        Assert.Equal((190.27e9, 190.271e9, false), (check.Quotation.Figure.Value, check.Now.Value, check.Holds));
        await Refusal.AssertAsync(
            scene.Figures.CreateQuotationAsync(
                new()
                {
                    Parent = scene.Visit.Name,
                    QuotationId = "early",
                    Quotation = new(quotation) { AsOf = "2022-12-31" },
                }
            ),
            StatusCode.FailedPrecondition,
            "NO_FIGURE"
        );
    }

    private static async Task<Series> SeriesAsync(TradeFiguresClient client) =>
        await client.Figures.GetSeriesAsync(new() { Name = "tradePairs/CN-RU" });

    internal static CreateTargetRequest New(string id, System.Action<Target>? change = null)
    {
        var target = new Target
        {
            Access = Make.Public,
            Pair = "tradePairs/CN-RU",
            Kind = TargetKind.Target,
            Amount = 200e9,
            Year = 2024,
            StatedBy = "both presidents",
            StatedOn = "2018-01-01",
        };
        change?.Invoke(target);
        return new() { TargetId = id, Target = target };
    }
}
