using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using StateVisit.Tests.AppHost;

namespace StateVisit.Tests.Contracts;

/// <summary>The reasons that a method can be refused for, as the comments of the contract say: its own and its service's.</summary>
internal static partial class DocumentedReasons
{
    private static readonly ConcurrentDictionary<string, HashSet<string>> Known = new(StringComparer.Ordinal);

    public static IReadOnlySet<string> Of(MethodDescriptor method) =>
        Known.GetOrAdd(method.FullName, static (_, method) => Read(method), method);

    private static HashSet<string> Read(MethodDescriptor method)
    {
        var reasons = new HashSet<string>(StringComparer.Ordinal);
        var comment = new List<string>();
        foreach (var line in File.ReadLines(Repository.Path("protos", method.File.Name)).Select(l => l.Trim()))
            if (line.StartsWith("//", StringComparison.Ordinal))
                comment.Add(line);
            else
            {
                if (
                    line.StartsWith($"service {method.Service.Name} ", StringComparison.Ordinal)
                    || line.StartsWith($"rpc {method.Name}(", StringComparison.Ordinal)
                )
                    reasons.UnionWith(Reason.Matches(string.Join(' ', comment)).Select(match => match.Value));
                comment.Clear();
            }
        return reasons;
    }

    [GeneratedRegex("[A-Z]{2,}(_[A-Z]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Reason { get; }
}
