using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>
/// A pattern of resource names such as <c>visits/*/venues/*</c>; <c>visits/**</c> is a visit or any record in it. The ids of
/// <c>tradePairs/*</c> are two parties with a hyphen between.
/// </summary>
internal sealed class ResourcePattern
{
    private const string Pairs = "tradePairs";

    private readonly string[] segments;
    private readonly bool anyRecord;
    private readonly bool orAll;
    private readonly string form;

    /// <param name="orAll">The last id may also be a hyphen, for all of them.</param>
    public ResourcePattern(string pattern, bool orAll)
    {
        this.orAll = orAll;
        segments = pattern.Split('/');
        anyRecord = segments[^1] == "**";
        form = string.Join(
            '/',
            segments.Select(
                (s, i) =>
                    s is not ("*" or "**") ? s
                    : segments[i - 1] == Pairs ? "CN-RU"
                    : $"{{{Singular(segments[i - 1])}}}"
            )
        );
    }

    public bool IsOfVisitItself => segments is ["visits", "*"];

    public string? Fault(string name)
    {
        if (!Matches(name))
            return anyRecord ? $"must be a name like {form}, or of a record in it"
                : orAll ? $"must be a name like {form}, with - at its end for all"
                : $"must be a name like {form}";
        return null;
    }

    /// <summary>The visit that a name lies in, as <c>visits/{visit}</c>; null where it lies in none.</summary>
    public static string? VisitOf(string name)
    {
        const string visits = "visits/";
        if (!name.StartsWith(visits, StringComparison.Ordinal))
            return null;
        var end = name.IndexOf('/', visits.Length);
        var visit = end < 0 ? name : name[..end];
        return TextForms.IsId(visit.AsSpan(visits.Length)) ? visit : null;
    }

    private bool Matches(ReadOnlySpan<char> name)
    {
        if (orAll && name.EndsWith("/-", StringComparison.Ordinal))
            name = $"{name[..^1]}x";
        var at = 0;
        foreach (var range in name.Split('/'))
        {
            var part = name[range];
            var expected =
                at < segments.Length ? segments[at]
                : anyRecord ? "**"
                : null;
            var isPair = at == 1 && segments[0] == Pairs;
            if (
                expected is null
                || (
                    expected is "*" or "**"
                        ? !(isPair ? TextForms.IsPair(part) : TextForms.IsId(part))
                        : !part.SequenceEqual(expected)
                )
            )
                return false;
            at++;
        }
        return at >= segments.Length;
    }

    private static string Singular(string collection) => collection.TrimEnd('s');
}
