using System.Collections.ObjectModel;
using Grpc.Core;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>One faulty field: its path by proto names, such as <c>session.planned_start.time</c>, and what is wrong with it.</summary>
public readonly record struct FieldFault(string Path, string Description);

/// <summary>
/// What a caller did wrong, or what stands in its way. Code of ours throws it with a reason; one edge
/// (<see cref="EdgeInterceptor"/>, <see cref="FaultJson"/>) makes a status of it.
/// </summary>
public sealed class Fault : Exception
{
    private Fault(StatusCode code, string reason, string message)
        : base(message)
    {
        Code = code;
        Reason = reason;
    }

    public StatusCode Code { get; }

    /// <summary>An enum value of the contract, as it is written there without its prefix.</summary>
    public string Reason { get; }

    public IReadOnlyList<FieldFault> Fields { get; private init; } = [];

    /// <summary>How many faulty fields there are besides <see cref="Fields"/>.</summary>
    public int MoreFields { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>What the caller needs to go on, by name; stands in the error's ErrorInfo.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private init; } = None;

    private static ReadOnlyDictionary<string, string> None => ReadOnlyDictionary<string, string>.Empty;

    public static Fault InvalidFields(IReadOnlyList<FieldFault> fields, int more = 0) =>
        new(StatusCode.InvalidArgument, Text(ErrorReason.InvalidField), Sentence(fields, more))
        {
            Fields = fields,
            MoreFields = more,
        };

    public static Fault InvalidField(string path, string description, ErrorReason reason = ErrorReason.InvalidField) =>
        InvalidField<ErrorReason>(path, description, reason);

    /// <param name="reason">Of a service's own enum.</param>
    public static Fault InvalidField<TReason>(string path, string description, TReason reason)
        where TReason : struct, Enum =>
        new(StatusCode.InvalidArgument, Text(reason), Sentence([new(path, description)]))
        {
            Fields = [new(path, description)],
        };

    public static Fault Unauthenticated(ErrorReason reason, string message) =>
        new(StatusCode.Unauthenticated, Text(reason), message);

    public static Fault Denied(ErrorReason reason, string message, string? field = null) =>
        new(StatusCode.PermissionDenied, Text(reason), message) { Fields = field is null ? [] : [new(field, message)] };

    /// <summary>No such record, or none that the caller may see: the two must read the same.</summary>
    public static Fault NotFound(string name) =>
        new(StatusCode.NotFound, Text(ErrorReason.NoSuchRecord), $"There is no {name}.");

    public static Fault IdTaken(string name, string field) =>
        new(StatusCode.AlreadyExists, Text(ErrorReason.IdTaken), $"{name} exists already.")
        {
            Fields = [new(field, "is taken")],
        };

    public static Fault StaleEtag(string name, string field) =>
        new(StatusCode.Aborted, Text(ErrorReason.StaleEtag), $"{name} has changed since it was read: read it again.")
        {
            Fields = [new(field, "is not the present one")],
        };

    /// <summary>What was worked out stands on ground that has moved since; <paramref name="etag"/> is that of the new one.</summary>
    public static Fault GroundMoved(string name, string etag) =>
        new(StatusCode.Aborted, Text(ErrorReason.StaleEtag), $"{name} has changed since the preview: preview it again.")
        {
            Fields = [new("etag", "is not that of the present ground")],
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["etag"] = etag },
        };

    /// <summary>The state of things does not allow it; <paramref name="reason"/> is of a service's own enum or the shared one.</summary>
    /// <param name="metadata">What a program needs to make sense of it.</param>
    public static Fault Precondition<TReason>(
        TReason reason,
        string message,
        IReadOnlyDictionary<string, string>? metadata = null
    )
        where TReason : struct, Enum =>
        new(StatusCode.FailedPrecondition, Text(reason), message) { Metadata = metadata ?? None };

    public static Fault OutOfRange(ErrorReason reason, string message) =>
        new(StatusCode.OutOfRange, Text(reason), message);

    public static Fault Exhausted(ErrorReason reason, string message, TimeSpan? retryAfter = null) =>
        new(StatusCode.ResourceExhausted, Text(reason), message) { RetryAfter = retryAfter };

    public static Fault MethodNotAllowed(string message) =>
        new(StatusCode.Unimplemented, Text(ErrorReason.MethodNotAllowed), message);

    public static Fault Unavailable(string message, TimeSpan? retryAfter = null) =>
        new(StatusCode.Unavailable, Text(ErrorReason.Unavailable), message) { RetryAfter = retryAfter };

    private static string Text<TReason>(TReason reason)
        where TReason : struct, Enum => ReasonText<TReason>.Of(reason);

    private static string Sentence(IReadOnlyList<FieldFault> fields, int more = 0)
    {
        if (fields.Count + more == 1)
            return $"{fields[0].Path} {fields[0].Description}.";
        var named = more == 0 ? "" : $" ({fields.Count} of them are named)";
        var first = string.Join(", ", fields.Take(10).Select(f => f.Path));
        return $"{fields.Count + more} fields are at fault{named}: {first}{(fields.Count > 10 ? ", …" : "")}.";
    }
}
