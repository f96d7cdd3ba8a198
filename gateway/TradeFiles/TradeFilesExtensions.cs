using Google.Protobuf;
using Grpc.Core;
using StateVisit.Gateway.Identity;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Gateway.TradeFiles;

/// <summary>
/// Files of figures in and out over HTTP: <c>POST /v1/datasets:upload</c>, <c>GET /v1/datasets/{dataset}:download</c>. The
/// service speaks in streams, which REST knows none of in this direction.
/// </summary>
internal static class TradeFilesExtensions
{
    public const string Upload = "/v1/datasets:upload";

    public static void MapTradeFiles(this WebApplication app)
    {
        app.MapPost(Upload, UploadAsync).DisableRequestTimeout();
        app.MapGet("/v1/datasets/{dataset}:download", DownloadAsync).DisableRequestTimeout();
    }

    private static async Task UploadAsync(HttpContext context, Channels channels)
    {
        var header = UploadHeader.Read(context.Request.Query);
        using var call = Client(channels).ImportObservations(context.CallAsCaller());
        await using var answer = UploadAnswer.To(context);
        var sending = SendAsync(call.RequestStream, header, context);
        try
        {
            while (await call.ResponseStream.MoveNext(context.RequestAborted))
                await answer.TellAsync(call.ResponseStream.Current);
        }
        catch (RpcException e)
        {
            await answer.FailAsync(e);
        }
        finally
        {
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends early when the service has refused it: what is still to come is not read.</summary>
    private static async Task SendAsync(
        IClientStreamWriter<ImportObservationsRequest> to,
        ImportHeader header,
        HttpContext context
    )
    {
        await to.WriteAsync(new() { Header = header }, context.RequestAborted);
        var piece = new byte[256 * 1024];
        while (await context.Request.Body.ReadAsync(piece, context.RequestAborted) is > 0 and var read)
            await to.WriteAsync(
                new() { Content = UnsafeByteOperations.UnsafeWrap(piece.AsMemory(0, read)) },
                context.RequestAborted
            );
        await to.CompleteAsync();
    }

    private static async Task DownloadAsync(HttpContext context, string dataset, Channels channels)
    {
        using var call = Client(channels)
            .DownloadDataset(new() { Name = $"datasets/{dataset}" }, context.CallAsCaller());
        while (await call.ResponseStream.MoveNext(context.RequestAborted))
        {
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = "text/csv; charset=utf-8";
                context.Response.Headers.ContentDisposition = $"attachment; filename=\"{dataset}.csv\"";
            }
            await context.Response.Body.WriteAsync(call.ResponseStream.Current.Content.Memory, context.RequestAborted);
        }
    }

    private static TradeFiguresService.TradeFiguresServiceClient Client(Channels channels) =>
        new(channels.To("tradefigures"));
}
