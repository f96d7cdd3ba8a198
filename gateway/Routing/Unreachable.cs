using Grpc.Core;
using Microsoft.AspNetCore.Http.Timeouts;
using StateVisit.Gateway.Errors;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Yarp.ReverseProxy.Forwarder;

namespace StateVisit.Gateway.Routing;

/// <summary>Says in the caller's protocol why a request was not forwarded to its end; YARP alone leaves a bare 502.</summary>
internal static partial class Unreachable
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted)
            return;
        if (context.GetForwarderErrorFeature() is { } failure)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                LogNotForwarded(
                    Logger(context),
                    context.Request.Path,
                    failure.Error,
                    failure.Exception?.GetBaseException().Message
                );
            await AnswerAsync(context, failure);
        }
        else if (context.GetReverseProxyFeature().AvailableDestinations.Count == 0)
            await Answer.WriteAsync(context, Down());
    }

    private static Task AnswerAsync(HttpContext context, IForwarderErrorFeature failure)
    {
        if (TimedOut(context))
            return Answer.WriteAsync(
                context,
                Answer.Of(StatusCode.DeadlineExceeded, "UNAVAILABLE", "The request took longer than the gateway waits.")
            );
        if (IsTooLarge(failure.Exception))
            return Answer.WriteAsync(context, Fault.Exhausted(ErrorReason.TooLarge, "The request is too large."));
        if (failure.Error is ForwarderError.RequestBodyClient)
            return Answer.WriteAsync(context, Fault.InvalidField("body", "cannot be read"));
        return context.RequestAborted.IsCancellationRequested ? Task.CompletedTask : Answer.WriteAsync(context, Down());
    }

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Unreachable).FullName!);

    [LoggerMessage(LogLevel.Warning, "{Path} was not forwarded to its end: {Error} ({Reason})")]
    private static partial void LogNotForwarded(ILogger logger, string path, ForwarderError error, string? reason);

    private static Fault Down() =>
        Fault.Unavailable("The service cannot be reached: try again.", TimeSpan.FromSeconds(1));

    private static bool TimedOut(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status504GatewayTimeout
        || context.Features.Get<IHttpRequestTimeoutFeature>() is { RequestTimeoutToken.IsCancellationRequested: true };

    private static bool IsTooLarge(Exception? exception) =>
        exception switch
        {
            null => false,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => true,
            AggregateException many => many.InnerExceptions.Any(IsTooLarge),
            _ => IsTooLarge(exception.InnerException),
        };
}
