using Grpc.Core;

namespace StateVisit.Gateway.Identity;

internal static class CallerCalls
{
    /// <summary>To call a service as whoever calls the gateway, for as long as they wait.</summary>
    public static CallOptions CallAsCaller(this HttpContext context)
    {
        var headers = new Metadata();
        if (context.Request.Headers.Authorization is { Count: > 0 } authorization)
            headers.Add("authorization", authorization.ToString());
        return new(headers, cancellationToken: context.RequestAborted);
    }
}
