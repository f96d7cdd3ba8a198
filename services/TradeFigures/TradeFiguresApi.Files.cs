using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Exporting;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

/// <summary>Files of figures in and out.</summary>
public sealed partial class TradeFiguresApi
{
    public override async Task ImportObservations(
        IAsyncStreamReader<ImportObservationsRequest> requestStream,
        IServerStreamWriter<ImportObservationsResponse> responseStream,
        ServerCallContext context
    )
    {
        if (!await requestStream.MoveNext(context.CancellationToken) || requestStream.Current.Header is not { } header)
            throw Fault.InvalidField("header", "is required before the content of the file");
        var result = await importer.RunAsync(
            header,
            PiecesAsync(requestStream, context.CancellationToken),
            progress => responseStream.WriteAsync(new() { Progress = progress }, context.CancellationToken),
            context
        );
        await responseStream.WriteAsync(new() { Result = result }, context.CancellationToken);
    }

    public override async Task DownloadDataset(
        DownloadDatasetRequest request,
        IServerStreamWriter<DownloadDatasetResponse> responseStream,
        ServerCallContext context
    )
    {
        var dataset = await reader.GetAsync<Dataset>(request.Name, context);
        var citations = await observations.CitationsAsync(dataset.Key, context.CancellationToken);
        var table = new PlainTableText(dataset, citations);
        table.Header();
        await foreach (var row in observations.RowsAsync(dataset.Key, context.CancellationToken))
        {
            table.Row(row);
            if (table.IsFull)
                await SendAsync();
        }
        await SendAsync();

        Task SendAsync() =>
            responseStream.WriteAsync(
                new() { Content = ByteString.CopyFrom(table.Take(), Encoding.UTF8) },
                context.CancellationToken
            );
    }

    private static async IAsyncEnumerable<ByteString> PiecesAsync(
        IAsyncStreamReader<ImportObservationsRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (await requests.MoveNext(cancellation))
            yield return requests.Current.PartCase == ImportObservationsRequest.PartOneofCase.Content
                ? requests.Current.Content
                : throw Fault.InvalidField("content", "is required: only the first message carries anything else");
    }
}
