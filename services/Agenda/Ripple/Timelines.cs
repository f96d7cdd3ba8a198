using System.Collections.Concurrent;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Watching;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda.Ripple;

/// <summary>
/// Timelines as callers may see them. Made once per revision, minute, clearance and filter, however many ask; kept in the
/// process only, because making one costs less than fetching one.
/// </summary>
public sealed class Timelines(Reader reader, Heads heads, Grounds grounds, TimeProvider time)
{
    private const int KeptAtMost = 1_000;

    private readonly ConcurrentDictionary<(string Visit, string Clearance, TimelineFilter Filter), Snapshot> made =
        new();

    public async Task<Timeline> GetAsync(GetTimelineRequest request, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(request.Name);
        var clearance = reader.ClearanceOf(context, visit);
        var ground = await GroundAsync(visit, clearance, request.Name, context.CancellationToken);
        var at = request.At?.ToDateTimeOffset() ?? Now(ground);
        // It moves with the clock too, so whoever keeps answers by the visit's revision must not keep this one.
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";
        return SnapshotOf(ground, clearance, TimelineFilter.Of(request), at).Timeline;
    }

    /// <summary>A timeline that a watch shows as it moves.</summary>
    public Derivation Follow(string name, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(name);
        Ground? ground = null;
        Snapshot? shown = null;
        return new(
            async cancellation =>
            {
                var clearance = reader.ClearanceOf(context, visit);
                // Gone, or hidden by now: the watch ends with the revision that says so.
                if (await FindGroundAsync(visit, clearance, cancellation) is not { } found)
                    return null;
                ground = found;
                var next = SnapshotOf(ground, clearance, TimelineFilter.All, Now(ground));
                var derived = next.Since(shown);
                shown = next;
                return derived;
            },
            () =>
                ground is null || shown is null ? TimeSpan.MaxValue
                : MinuteOf(Now(ground)) != shown.Minute ? TimeSpan.Zero
                : ground.Visit.UntilNextMinute(time.GetUtcNow())
        );
    }

    /// <summary>The visit as it stands. NOT_FOUND names what was asked for.</summary>
    public async Task<Ground> GroundAsync(
        string visit,
        Clearance clearance,
        string asked,
        CancellationToken cancellation
    ) => await FindGroundAsync(visit, clearance, cancellation) ?? throw Fault.NotFound(asked);

    /// <summary>Null if there is none that the caller may see.</summary>
    private async Task<Ground?> FindGroundAsync(string visit, Clearance clearance, CancellationToken cancellation)
    {
        var head = await heads.FindAsync(visit, cancellation);
        if (head is null || !head.IsVisibleTo(clearance))
            return null;
        var ground = await grounds.AtAsync(visit, head.Revision, cancellation);
        return ground is not null && clearance.Sees(ground.Visit.Access) ? ground : null;
    }

    /// <summary>What the visit's clock shows.</summary>
    public DateTimeOffset Now(Ground ground) => ground.Visit.Now(time.GetUtcNow());

    /// <summary>All of a timeline. Not to be changed.</summary>
    public Timeline Get(Ground ground, Clearance clearance, DateTimeOffset at) =>
        SnapshotOf(ground, clearance, TimelineFilter.All, at).Timeline;

    public static Timeline Make(Ground ground, Clearance clearance, TimelineFilter filter, DateTimeOffset at)
    {
        var sight = new Sight(ground.Plan, clearance);
        return TimelineView.Of(ground, Forecast.Of(ground.Plan, at, sight), sight, filter);
    }

    /// <summary>The same as long as revision and minute are the same.</summary>
    private Snapshot SnapshotOf(Ground ground, Clearance clearance, TimelineFilter filter, DateTimeOffset at)
    {
        var minute = MinuteOf(at);
        var key = (ground.Visit.Name, clearance.Key, filter);
        if (made.TryGetValue(key, out var found) && found.Holds(ground.Moved, minute))
            return found;
        if (made.Count > KeptAtMost)
            made.Clear();
        var next = new Snapshot(ground.Moved, minute, () => Make(ground, clearance, filter, minute));
        // Whoever comes second takes what the first is making.
        return made.AddOrUpdate(key, next, (_, other) => other.Holds(next.Moved, next.Minute) ? other : next);
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
}
