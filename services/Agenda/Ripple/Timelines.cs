using System.Collections.Concurrent;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda.Ripple;

/// <summary>
/// Timelines as callers may see them. Made once per revision, minute, clearance and filter, however many ask; kept in the
/// process only, because making one costs less than fetching one.
/// </summary>
public sealed class Timelines(Reader reader, Heads heads, Grounds grounds, TimeProvider time)
{
    private const int KeptAtMost = 1_000;

    private readonly ConcurrentDictionary<(string Visit, string Clearance, TimelineFilter Filter), Made> made = new();

    private sealed record Made(long Revision, DateTimeOffset Minute, Lazy<Timeline> Timeline);

    public async Task<Timeline> GetAsync(GetTimelineRequest request, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(request.Name);
        var clearance = reader.ClearanceOf(context, visit);
        var ground = await GroundAsync(visit, clearance, request.Name, context.CancellationToken);
        var at = request.At?.ToDateTimeOffset() ?? ground.Visit.Now(time.GetUtcNow());
        return Get(ground, clearance, TimelineFilter.Of(request), at);
    }

    /// <summary>The visit as it stands. NOT_FOUND names what was asked for.</summary>
    public async Task<Ground> GroundAsync(
        string visit,
        Clearance clearance,
        string asked,
        CancellationToken cancellation
    )
    {
        var head = await heads.GetAsync(visit, clearance, asked, cancellation);
        var ground = await grounds.AtAsync(head, cancellation);
        return ground is not null && clearance.Sees(ground.Visit.Access) ? ground : throw Fault.NotFound(asked);
    }

    /// <summary>What the visit's clock shows.</summary>
    public DateTimeOffset Now(Ground ground) => ground.Visit.Now(time.GetUtcNow());

    /// <summary>The same instance as long as revision and minute are the same. Not to be changed.</summary>
    internal Timeline Get(Ground ground, Clearance clearance, TimelineFilter filter, DateTimeOffset at)
    {
        var minute = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        var key = (ground.Visit.Name, clearance.Key, filter);
        if (made.TryGetValue(key, out var found) && found.Revision == ground.Revision && found.Minute == minute)
            return found.Timeline.Value;
        if (made.Count > KeptAtMost)
            made.Clear();
        var next = new Made(ground.Revision, minute, new(() => Make(ground, clearance, filter, minute)));
        // Whoever comes second takes what the first is making.
        return made.AddOrUpdate(
            key,
            next,
            (_, other) => other.Revision == next.Revision && other.Minute == next.Minute ? other : next
        ).Timeline.Value;
    }

    internal static Timeline Make(Ground ground, Clearance clearance, TimelineFilter filter, DateTimeOffset at) =>
        TimelineView.Of(ground, Forecast.Of(ground.Plan, at), new(ground.Plan, clearance), filter);
}
