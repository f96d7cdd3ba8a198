using Google.Protobuf;
using Grpc.Core;
using StateVisit.Gateway.Errors;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Gateway.TradeFiles;

/// <summary>
/// What an upload is answered with: whoever accepts <c>text/event-stream</c> is told how far it is; everybody else gets the
/// dataset, or the error with its status, when it is done.
/// </summary>
internal abstract class UploadAnswer : IAsyncDisposable
{
    private static readonly JsonFormatter Json = new(new JsonFormatter.Settings(true, FaultStatus.Details));

    public static UploadAnswer To(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
            ? new Events(context)
            : new Whole(context);

    public abstract Task TellAsync(ImportObservationsResponse part);

    public abstract Task FailAsync(RpcException failure);

    public abstract ValueTask DisposeAsync();

    private static string Written(IMessage message) => Json.Format(message);

    private sealed class Whole(HttpContext context) : UploadAnswer
    {
        private ImportResult? result;

        public override Task TellAsync(ImportObservationsResponse part)
        {
            result ??= part.Result;
            return Task.CompletedTask;
        }

        public override Task FailAsync(RpcException failure) => throw failure;

        public override async ValueTask DisposeAsync()
        {
            if (result is null)
                return;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Written(result), context.RequestAborted);
        }
    }

    private sealed class Events(HttpContext context) : UploadAnswer
    {
        public override Task TellAsync(ImportObservationsResponse part) =>
            part.Result is { } result ? SendAsync("dataset", result) : SendAsync("progress", part.Progress);

        /// <summary>With its own status as long as nothing has been told.</summary>
        public override Task FailAsync(RpcException failure) =>
            context.Response.HasStarted
                ? SendAsync(
                    "error",
                    failure.GetRpcStatus() ?? new() { Code = (int)failure.StatusCode, Message = failure.Status.Detail }
                )
                : throw failure;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task SendAsync(string kind, IMessage message)
        {
            var response = context.Response;
            if (!response.HasStarted)
            {
                response.ContentType = "text/event-stream";
                response.Headers.CacheControl = "no-store";
            }
            await response.WriteAsync($"event: {kind}\ndata: {Written(message)}\n\n", context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
