global using TradeFiguresHost = StateVisit.Tests.Fixture.ServiceHost<StateVisit.Tests.Fixture.TradeFiguresClient>;
global using TradeFiguresProcess = StateVisit.Tests.Fixture.ServiceProcess<StateVisit.Tests.Fixture.TradeFiguresClient>;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using StateVisit.TradeFigures;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>Both wires to a trade figures service, as one caller.</summary>
public sealed class TradeFiguresClient(CallInvoker invoker, HttpClient rest, string? token)
    : ServiceClient(invoker, rest, token),
        IService<TradeFiguresClient>
{
    public TradeFiguresService.TradeFiguresServiceClient Figures { get; } = new(invoker);

    public static string Service => "tradefigures";

    public static string Folder => "TradeFigures";

    public static void Add(WebApplicationBuilder builder) => builder.AddTradeFigures();

    public static void Map(WebApplication app) => app.MapTradeFigures();

    public static TradeFiguresClient Client(CallInvoker invoker, HttpClient rest, string? token) =>
        new(invoker, rest, token);

    /// <summary>Takes a file in, in pieces of an odd size.</summary>
    public async Task<ImportResult> ImportAsync(byte[] file, Action<ImportHeader>? change = null)
    {
        var header = new ImportHeader
        {
            Dataset = new() { Access = Make.Public, Source = "China Customs (GACC)" },
            Plain = new() { Pair = "tradePairs/CN-RU" },
        };
        change?.Invoke(header);
        using var call = Figures.ImportObservations();
        try
        {
            await call.RequestStream.WriteAsync(new() { Header = header });
            foreach (var piece in file.Chunk(77_777))
                await call.RequestStream.WriteAsync(new() { Content = ByteString.CopyFrom(piece) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Refused before the end: the answer says why.
        }
        ImportResult? result = null;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
            result = part.Result ?? result;
        return result!;
    }

    public Task<ImportResult> ImportAsync(string table, Action<ImportHeader>? change = null) =>
        ImportAsync(System.Text.Encoding.UTF8.GetBytes(table), change);
}
