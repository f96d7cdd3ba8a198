using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Gateway.Identity;

/// <summary>A page of another site must not act with a visitor's cookie. Browsers say where a request comes from.</summary>
internal static class CrossSite
{
    /// <summary>With a cookie an unsafe method must say that it comes from a page of this very origin.</summary>
    public static void RefuseUnsafe(HttpRequest request)
    {
        if (!IsSafe(request.Method) && request.Headers["Sec-Fetch-Site"] != "same-origin")
            throw Refused();
    }

    /// <summary>Signing in and out: whoever is no browser does not say where it comes from.</summary>
    public static void RefuseForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site != "same-origin")
            throw Refused();
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static Fault Refused() =>
        Fault.Denied(ErrorReason.RoleMissing, "A request with a cookie must come from a page of this site.");
}
