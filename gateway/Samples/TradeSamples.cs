using Google.Protobuf;
using Grpc.Core;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Gateway.Samples;

/// <summary>
/// Figures to begin with: each table of the folder with the file of the same name that says what it is, and the targets of
/// <c>tradeBook.json</c>. Loaded twice they are there once.
/// </summary>
internal sealed class TradeSamples(string folder, Channels channels)
{
    private readonly TradeFiguresService.TradeFiguresServiceClient figures = new(channels.To("tradefigures"));

    public IReadOnlyList<string> Tables { get; } =
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];

    public async Task<ImportResult> LoadAsync(string table, CallOptions call)
    {
        var header = ImportHeader.Parser.ParseJson(
            await File.ReadAllTextAsync(Path.ChangeExtension(table, ".json"), call.CancellationToken)
        );
        using var import = figures.ImportObservations(call);
        await import.RequestStream.WriteAsync(new() { Header = header }, call.CancellationToken);
        await import.RequestStream.WriteAsync(
            new() { Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(table, call.CancellationToken)) },
            call.CancellationToken
        );
        await import.RequestStream.CompleteAsync();
        var result = new ImportResult();
        await foreach (var part in import.ResponseStream.ReadAllAsync(call.CancellationToken))
            result = part.Result ?? result;
        return result;
    }

    /// <returns>How many targets are new.</returns>
    public async Task<int> LoadTargetsAsync(CallOptions call)
    {
        var file = Path.Combine(folder, "tradeBook.json");
        if (!File.Exists(file))
            return 0;
        var document = TradeFiguresDocument.Parser.ParseJson(await File.ReadAllTextAsync(file, call.CancellationToken));
        var request = new ImportTradeFiguresRequest { Name = "tradeBook", Document = document };
        return (await figures.ImportTradeFiguresAsync(request, call)).Created;
    }
}
