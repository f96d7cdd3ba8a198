using Microsoft.AspNetCore.Http.Features;
using StateVisit.Gateway.Errors;
using StateVisit.Gateway.TradeFiles;
using StateVisit.ServiceDefaults;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Gateway.Limits;

/// <summary>A request holds 4 MB; one that imports, such as a whole visit, 16 MB.</summary>
internal static class SizeLimits
{
    public const long ImportBytes = 16 * 1024 * 1024;

    /// <summary>Up to here a refused body is still read off the wire, or the client might never see the answer.</summary>
    private const long DrainedBytes = 64 * 1024 * 1024;

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
            return next(context);
        if (IsFile(request.Path.Value!))
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } unlimited)
                unlimited.MaxRequestBodySize = null;
            return next(context);
        }
        var limit = IsImport(request.Path.Value!) ? ImportBytes : ServiceDefaultsExtensions.MaxRequestBytes;
        var feature = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var settable = feature is { IsReadOnly: false };
        if (settable)
            feature!.MaxRequestBodySize = DrainedBytes;
        if (request.ContentLength > limit)
            return Answer.WriteAsync(
                context,
                Fault.Exhausted(ErrorReason.TooLarge, $"The request is larger than {limit >> 20} MB.")
            );
        if (request.ContentLength is null)
            request.Body = new LimitedBody(request.Body, limit);
        return next(context);
    }

    /// <summary>A file of figures, which is passed on in pieces; the service counts them and says when it is too long.</summary>
    private static bool IsFile(string path) =>
        path == TradeFilesExtensions.Upload || path.EndsWith("/ImportObservations", StringComparison.Ordinal);

    /// <summary><c>/v1/visits:import</c>, <c>…:importAgenda</c>, <c>…/ImportAgenda</c>.</summary>
    private static bool IsImport(string path)
    {
        var last = path.AsSpan(path.LastIndexOf('/') + 1);
        return path.StartsWith("/v1/", StringComparison.Ordinal)
            ? last.Contains(":import", StringComparison.Ordinal)
            : last.StartsWith("Import", StringComparison.Ordinal);
    }
}
