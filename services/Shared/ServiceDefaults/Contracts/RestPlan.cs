using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>From where a REST method takes the fields of its request: path, body, query.</summary>
internal sealed partial class RestPlan
{
    private static readonly ConcurrentDictionary<GrpcJsonTranscodingMetadata, RestPlan> Plans = new();

    private RestPlan(MessageDescriptor request, HttpRule rule)
    {
        Request = request;
        WholeBody = rule.Body == "*";
        Body = WholeBody || rule.Body.Length == 0 ? null : request.FindFieldByName(rule.Body);
        InPath = PathVariable
            .Matches(Pattern(rule))
            .Select(m => m.Groups["path"].Value)
            .ToHashSet(StringComparer.Ordinal);
    }

    public MessageDescriptor Request { get; }

    /// <summary>Every field that the path does not give stands in the body.</summary>
    public bool WholeBody { get; }

    /// <summary>The one field that stands in the body.</summary>
    public FieldDescriptor? Body { get; }

    public HashSet<string> InPath { get; }

    public static RestPlan Of(GrpcJsonTranscodingMetadata metadata) =>
        Plans.GetOrAdd(metadata, static m => new RestPlan(m.MethodDescriptor.InputType, m.HttpRule));

    private static string Pattern(HttpRule rule) =>
        rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => rule.Get,
            HttpRule.PatternOneofCase.Put => rule.Put,
            HttpRule.PatternOneofCase.Post => rule.Post,
            HttpRule.PatternOneofCase.Delete => rule.Delete,
            HttpRule.PatternOneofCase.Patch => rule.Patch,
            _ => rule.Custom?.Path ?? "",
        };

    [GeneratedRegex(
        @"\{(?<path>[^=}]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PathVariable { get; }
}
