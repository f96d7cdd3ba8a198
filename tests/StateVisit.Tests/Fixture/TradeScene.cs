using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>A trade figures service of a test's own that follows an agenda with one visit.</summary>
public sealed class TradeScene : IAsyncDisposable
{
    private readonly AgendaHost agenda;

    private TradeScene(AgendaHost agenda, Scene visit, TradeFiguresHost host) =>
        (this.agenda, Visit, Host) = (agenda, visit, host);

    public TradeFiguresHost Host { get; }

    /// <summary>The visit where it is kept.</summary>
    public Scene Visit { get; }

    public TradeFiguresClient Analyst => Host.As("analyst");

    public TradeFiguresService.TradeFiguresServiceClient Figures => Analyst.Figures;

    public static async Task<TradeScene> StartAsync(StoreKind kind, TimeProvider? time = null)
    {
        var keeper = await AgendaHost.StartAsync(kind, time);
        try
        {
            var visit = await Scene.CreateAsync(keeper);
            var host = await TradeFiguresHost.StartAsync(kind, time, VisitSystem.Addresses([keeper.Grpc.Port], []));
            var scene = new TradeScene(keeper, visit, host);
            await Eventually.IsTrueAsync(
                async () => (await scene.Analyst.GetAsync($"/v1/{visit.Name}/quotations")).Status == 200,
                () => $"{visit.Name} has not arrived"
            );
            return scene;
        }
        catch
        {
            await keeper.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await agenda.DisposeAsync();
    }
}
