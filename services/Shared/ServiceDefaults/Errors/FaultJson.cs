using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>A fault as JSON, for answers that no gRPC method gives. The same body as the transcoder writes.</summary>
public static class FaultJson
{
    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(false, FaultStatus.Details));

    public static async Task Write(HttpContext context, Fault fault)
    {
        var response = context.Response;
        response.StatusCode = HttpStatus(fault);
        response.ContentType = "application/json";
        if (fault.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (fault.Code is StatusCode.Unauthenticated)
            response.Headers.WWWAuthenticate = "Bearer";
        await response.WriteAsync(Formatter.Format(fault.ToStatus()), context.RequestAborted);
    }

    /// <summary>The HTTP status of a code, as google.rpc.Code documents it; too large a body is 413, a wrong method 405.</summary>
    public static int HttpStatus(Fault fault) =>
        fault.Code switch
        {
            StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => 400,
            StatusCode.Unauthenticated => 401,
            StatusCode.PermissionDenied => 403,
            StatusCode.NotFound => 404,
            StatusCode.AlreadyExists or StatusCode.Aborted => 409,
            StatusCode.ResourceExhausted when fault.Reason == "TOO_LARGE" => 413,
            StatusCode.ResourceExhausted => 429,
            StatusCode.Unimplemented when fault.Reason == "METHOD_NOT_ALLOWED" => 405,
            StatusCode.Unimplemented => 501,
            StatusCode.Unavailable => 503,
            StatusCode.DeadlineExceeded => 504,
            _ => 500,
        };
}
