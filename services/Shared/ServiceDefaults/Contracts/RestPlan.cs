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
        InPath = PathVariable.Matches(rule.Path).Select(m => m.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);
    }

    public MessageDescriptor Request { get; }

    /// <summary>Every field that the path does not give stands in the body.</summary>
    public bool WholeBody { get; }

    /// <summary>The one field that stands in the body.</summary>
    public FieldDescriptor? Body { get; }

    /// <summary>The body is a file, whatever its type: the method itself looks into it.</summary>
    public bool IsFile => Body is { FieldType: FieldType.Message } body && body.MessageType == HttpBody.Descriptor;

    public HashSet<string> InPath { get; }

    public static RestPlan Of(GrpcJsonTranscodingMetadata metadata) =>
        Plans.GetOrAdd(metadata, static m => new RestPlan(m.MethodDescriptor.InputType, m.HttpRule));

    [GeneratedRegex(
        @"\{(?<path>[^=}]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PathVariable { get; }
}
