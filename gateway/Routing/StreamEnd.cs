using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using StateVisit.Gateway.Errors;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// A gateway that shuts down would wait for its streams for ever: they end at once, over gRPC with UNAVAILABLE, so that
/// their readers resume elsewhere.
/// </summary>
internal static class StreamEnd
{
    /// <summary>Marks the routes of streams.</summary>
    public const string Metadata = "stream";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetReverseProxyFeature().Route.Config.Metadata?.ContainsKey(Metadata) is not true)
        {
            await next(context);
            return;
        }
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var aborted = context.RequestAborted;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        context.RequestAborted = end.Token;
        if (Answer.IsGrpc(context.Request))
            context.Features.Set<IHttpResetFeature>(
                new Ending(context, context.Features.Get<IHttpResetFeature>(), stopping)
            );
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }

    /// <summary>What the forwarder does to a stream that it has begun and cannot end.</summary>
    private sealed class Ending(HttpContext context, IHttpResetFeature? inner, CancellationToken stopping)
        : IHttpResetFeature
    {
        public void Reset(int errorCode)
        {
            if (stopping.IsCancellationRequested)
            {
                var status = (int)StatusCode.Unavailable;
                context.Response.AppendTrailer("grpc-status", status.ToString(CultureInfo.InvariantCulture));
                context.Response.AppendTrailer("grpc-message", "The gateway is shutting down: resume the stream.");
            }
            else if (inner is not null)
                inner.Reset(errorCode);
            else
                context.Abort();
        }
    }
}
