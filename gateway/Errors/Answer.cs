using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;
using HttpRequest = Microsoft.AspNetCore.Http.HttpRequest;
using Status = Google.Rpc.Status;

namespace StateVisit.Gateway.Errors;

/// <summary>Writes an error in the protocol that the caller speaks: a gRPC status without messages, or JSON.</summary>
internal static class Answer
{
    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(false, FaultStatus.Details));

    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;

    public static Task WriteAsync(HttpContext context, Fault fault) =>
        IsGrpc(context.Request) ? WriteGrpcAsync(context, fault.ToStatus()) : FaultJson.Write(context, fault);

    public static Task WriteAsync(HttpContext context, Status status) =>
        IsGrpc(context.Request)
            ? WriteGrpcAsync(context, status)
            : WriteJsonAsync(context, status, HttpStatus((StatusCode)status.Code));

    public static async Task WriteJsonAsync(HttpContext context, Status status, int httpStatus)
    {
        var response = context.Response;
        response.StatusCode = httpStatus;
        response.ContentType = "application/json";
        if (RetryDelay(status) is { } delay)
            response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (httpStatus == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        // Not under the request's own token: it may be what has run out.
        await response.WriteAsync(Formatter.Format(status), CancellationToken.None);
    }

    public static Status Of(StatusCode code, string reason, string message)
    {
        var status = new Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Reason = reason, Domain = FaultStatus.Domain }));
        return status;
    }

    private static Task WriteGrpcAsync(HttpContext context, Status status)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = context.Request.ContentType;
        response.Headers.GrpcStatus = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers.GrpcMessage = PercentEncode(status.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
        return response.CompleteAsync();
    }

    /// <summary>The gRPC form: what is not printable ASCII, and the percent sign, as percent-encoded UTF-8.</summary>
    private static string PercentEncode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            if (unit is >= 0x20 and <= 0x7e and not (byte)'%')
                encoded.Append((char)unit);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        return encoded.ToString();
    }

    private static TimeSpan? RetryDelay(Status status)
    {
        foreach (var detail in status.Details)
            if (detail.TryUnpack(out RetryInfo retry))
                return retry.RetryDelay.ToTimeSpan();
        return null;
    }

    private static int HttpStatus(StatusCode code) =>
        code switch
        {
            StatusCode.OK => 200,
            StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => 400,
            StatusCode.Unauthenticated => 401,
            StatusCode.PermissionDenied => 403,
            StatusCode.NotFound => 404,
            StatusCode.AlreadyExists or StatusCode.Aborted => 409,
            StatusCode.ResourceExhausted => 429,
            StatusCode.Unimplemented => 501,
            StatusCode.Unavailable => 503,
            StatusCode.DeadlineExceeded => 504,
            _ => 500,
        };
}
