using System.Reflection;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>The contract's spelling of a reason without its prefix: <c>StaleEtag</c> is <c>STALE_ETAG</c>.</summary>
internal static class ReasonText<TReason>
    where TReason : struct, Enum
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly Dictionary<TReason, string> Texts = typeof(TReason)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(
            field => (TReason)field.GetValue(null)!,
            field => field.GetCustomAttribute<OriginalNameAttribute>()!.Name[Prefix.Length..]
        );

    public static string Of(TReason reason) => Texts[reason];
}
