using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Gateway.Transfer;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Samples;

/// <summary>Imports the sample visits of <c>Samples:Folder</c> into a store that holds no visit.</summary>
internal sealed partial class SampleLoader(
    string folder,
    Channels channels,
    IReadOnlyList<Part> parts,
    TradeSamples trade,
    DevelopmentTokens tokens,
    SamplesLoaded loaded,
    TimeProvider time,
    ILogger<SampleLoader> logger
) : BackgroundService
{
    private readonly AgendaService.AgendaServiceClient agenda = new(channels.To("agenda"));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await HoldsNoVisitAsync(stoppingToken))
            {
                await LoadTradeAsync(stoppingToken);
                foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
                    await LoadAsync(file, stoppingToken);
            }
            loaded.Done();
        }
        catch (Exception e)
            when (e is Fault or RpcException or IOException or JsonException or InvalidProtocolBufferException)
        {
            loaded.Failed(e.Message);
            LogFailed(logger, e, folder);
        }
    }

    private async Task<bool> HoldsNoVisitAsync(CancellationToken stop)
    {
        var answer = await WhenUpAsync(
            async () => await agenda.ListVisitsAsync(new() { PageSize = 1 }, Call(stop)),
            stop
        );
        return answer.Visits.Count == 0;
    }

    private async Task LoadAsync(string file, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(file, stop);
        using var json = JsonDocument.Parse(bytes);
        var import = Import.Read(json.RootElement, parts) with { Id = IdOf(bytes) };
        var done = await WhenUpAsync(() => Importer.RunAsync(import with { Call = Call(stop) }), stop);
        foreach (var part in done.Parts)
            LogLoaded(logger, done.Visit, part.Service, part.Created, part.Updated);
    }

    /// <summary>Before the visits, so that what these quote of it is there.</summary>
    private async Task LoadTradeAsync(CancellationToken stop)
    {
        foreach (var table in trade.Tables)
        {
            var done = await WhenUpAsync(() => trade.LoadAsync(table, Call(stop)), stop);
            LogTable(logger, done.Dataset.Name, done.Dataset.Report.Taken);
        }
        LogTargets(logger, await WhenUpAsync(() => trade.LoadTargetsAsync(Call(stop)), stop));
    }

    /// <summary>Asks again until every service that it takes is there; what one has already done it does not do again.</summary>
    private async Task<T> WhenUpAsync<T>(Func<Task<T>> ask, CancellationToken stop)
    {
        while (true)
            try
            {
                return await ask();
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, stop);
            }
    }

    private CallOptions Call(CancellationToken stop)
    {
        var token = tokens.Issue("samples", [new("*", Role.Protocol)], TimeSpan.FromMinutes(10));
        return new(new() { { "authorization", "Bearer " + token } }, cancellationToken: stop);
    }

    /// <summary>The same for the same sample.</summary>
    private static Guid IdOf(byte[] sample) =>
        new(SHA256.HashData([.. Encoding.UTF8.GetBytes("sample"), .. sample]).AsSpan(0, 16), bigEndian: true);

    [LoggerMessage(LogLevel.Information, "Sample {Visit}: {Service} created {Created} records, updated {Updated}")]
    private static partial void LogLoaded(ILogger logger, string visit, string service, int created, int updated);

    [LoggerMessage(LogLevel.Information, "Sample {Dataset}: {Rows} figures")]
    private static partial void LogTable(ILogger logger, string dataset, long rows);

    [LoggerMessage(LogLevel.Information, "Sample trade book: {Created} targets")]
    private static partial void LogTargets(ILogger logger, int created);

    [LoggerMessage(LogLevel.Error, "The samples in {Folder} could not be loaded")]
    private static partial void LogFailed(ILogger logger, Exception exception, string folder);
}
