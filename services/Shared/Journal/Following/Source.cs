using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Following;

/// <summary>Another service, of whose records this one keeps what it needs.</summary>
/// <param name="Name">Of the service, as in configuration: <c>agenda</c>.</param>
/// <param name="Kinds">What is kept of it.</param>
/// <param name="Watch">Opens its watch of a visit, of these kinds only.</param>
public sealed record Source(
    string Name,
    IReadOnlyList<Collection> Kinds,
    Func<CallInvoker, string, string, CallOptions, AsyncServerStreamingCall<WatchEvent>> Watch
)
{
    /// <summary>Makes what is kept of what it sends; without one, the same is kept.</summary>
    public Func<Any, IRecord?>? Reduce { get; init; }

    /// <summary>What else follows from a record that has come or changed, within the same write: before, after.</summary>
    public Func<Write, IRecord?, IRecord, Task>? Also { get; init; }

    /// <summary>It says who may be named: while it is silent, only those who see everything are shown who is named.</summary>
    public bool SaysWhoMayBeNamed { get; init; }

    /// <summary>It keeps the visits themselves.</summary>
    public bool KeepsVisits => Kinds.Any(kind => kind.Pattern.Length == 0);

    /// <summary>Null for what is not kept.</summary>
    public IRecord? Read(Any sent)
    {
        if (Reduce is not null)
            return Reduce(sent);
        var kind = Kinds.FirstOrDefault(kind => sent.Is(kind.Descriptor));
        return kind?.Parse(sent.Value.ToByteArray());
    }
}
