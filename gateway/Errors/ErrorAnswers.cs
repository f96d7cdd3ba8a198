using Grpc.Core;
using Microsoft.AspNetCore.WebUtilities;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Gateway.Errors;

/// <summary>Makes an answer of whatever goes wrong behind it, and gives a body to errors that come without one.</summary>
internal sealed partial class ErrorAnswers(RequestDelegate next, ILogger<ErrorAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareError(context.Response))
                await WriteBareAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, e);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; nobody reads an answer.
        }
    }

    private Task AnswerAsync(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case Fault fault:
                return Answer.WriteAsync(context, fault);
            case RpcException { StatusCode: StatusCode.Unavailable } e when e.GetRpcStatus() is null:
                return Answer.WriteAsync(
                    context,
                    Fault.Unavailable("The service cannot be reached.", TimeSpan.FromSeconds(1))
                );
            case RpcException e:
                return Answer.WriteAsync(
                    context,
                    e.GetRpcStatus() ?? new() { Code = (int)e.StatusCode, Message = e.Status.Detail }
                );
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Answer.WriteAsync(context, Fault.Exhausted(ErrorReason.TooLarge, "The request is too large."));
            case BadHttpRequestException e:
                return Answer.WriteJsonAsync(
                    context,
                    Answer.Of(StatusCode.InvalidArgument, "INVALID_FIELD", "The request cannot be read."),
                    e.StatusCode
                );
            default:
                LogUnexpected(logger, exception, context.Request.Method, context.Request.Path);
                return Answer.WriteAsync(
                    context,
                    new Google.Rpc.Status
                    {
                        Code = (int)StatusCode.Internal,
                        Message = "The gateway failed; the failure is in its log.",
                    }
                );
        }
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    private static Task WriteBareAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.ContentLength = null;
        if (response.StatusCode == StatusCodes.Status404NotFound)
            return Answer.WriteAsync(
                context,
                Answer.Of(
                    Answer.IsGrpc(request) ? StatusCode.Unimplemented : StatusCode.NotFound,
                    "NO_SUCH_RECORD",
                    $"There is no {request.Method} {request.Path} here."
                )
            );
        var text = $"{request.Method} {request.Path}: {ReasonPhrases.GetReasonPhrase(response.StatusCode)}.";
        Google.Rpc.Status status = response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed => Answer.Of(StatusCode.Unimplemented, "METHOD_NOT_ALLOWED", text),
            StatusCodes.Status504GatewayTimeout => new() { Code = (int)StatusCode.DeadlineExceeded, Message = text },
            >= 500 => new() { Code = (int)StatusCode.Internal, Message = text },
            _ => Answer.Of(StatusCode.InvalidArgument, "INVALID_FIELD", text),
        };
        return Answer.WriteJsonAsync(context, status, response.StatusCode);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string path);
}

internal static class ErrorAnswersExtensions
{
    public static void UseErrorAnswers(this WebApplication app) => app.UseMiddleware<ErrorAnswers>();
}
