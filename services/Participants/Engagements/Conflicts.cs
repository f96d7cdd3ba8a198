using Google.Protobuf.WellKnownTypes;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>What does not go together among the stays of a person, found as it is asked for, in order of time.</summary>
/// <param name="stays">In order of time.</param>
internal sealed class Conflicts(Participant person, IReadOnlyList<Stay> stays, Ways ways)
{
    private readonly Stay[] started = [.. stays.Where(stay => stay.Start is not null)];
    private readonly DateTimeOffset? arrival = TimeOf(person.Arrival);
    private readonly DateTimeOffset? departure = TimeOf(person.Departure);

    public IEnumerable<EngagementConflict> Find()
    {
        var next = 0;
        foreach (var stay in stays)
        {
            if (stay.Start is not null)
                next++;
            foreach (var conflict in WithTravelOf(stay).Concat(WithLater(stay, next)))
                yield return conflict;
        }
    }

    /// <summary>With the person's own arrival and departure.</summary>
    private IEnumerable<EngagementConflict> WithTravelOf(Stay stay)
    {
        if (!stay.IsInPerson)
            yield break;
        if (arrival > stay.Start)
            yield return Make(EngagementConflictKind.BeforeArrival, arrival - stay.Start, stay);
        if (departure < stay.End)
            yield return Make(EngagementConflictKind.AfterDeparture, stay.End - departure, stay);
        else if (stay.End is null && departure <= stay.Start)
            yield return Make(EngagementConflictKind.AfterDeparture, null, stay);
    }

    /// <summary>With what starts later, as long as that can be in the way.</summary>
    /// <param name="next">The first of those with a start that come later.</param>
    private IEnumerable<EngagementConflict> WithLater(Stay stay, int next)
    {
        // When it ends is not known, so it is only certain that it takes some time.
        if (stay.End is not { } end)
        {
            for (; next < started.Length && started[next].Start == stay.Start; next++)
                if (!started[next].IsEmpty)
                    yield return Make(EngagementConflictKind.DoubleBooked, null, stay, started[next]);
            yield break;
        }
        for (; next < started.Length && started[next].Start < end + ways.Longest; next++)
        {
            var later = started[next];
            if (later.Start >= end)
            {
                if (ShortOf(stay, later) is { } missing)
                    yield return Make(EngagementConflictKind.TravelTooShort, missing, stay, later);
            }
            else if (stay.Start is not null && !later.IsEmpty)
                yield return Make(EngagementConflictKind.DoubleBooked, Overlap(end, later), stay, later);
        }
    }

    private static TimeSpan? Overlap(DateTimeOffset end, Stay later) =>
        later.End is { } until ? (until < end ? until : end) - later.Start : null;

    private TimeSpan? ShortOf(Stay stay, Stay later)
    {
        if (!stay.IsInPerson || !later.IsInPerson)
            return null;
        var missing = ways.Between(stay.EndVenue, later.Shown.Venue) - (later.Start - stay.End);
        return missing > TimeSpan.Zero ? missing : null;
    }

    private static EngagementConflict Make(
        EngagementConflictKind kind,
        TimeSpan? missing,
        Stay stay,
        Stay? later = null
    ) =>
        new()
        {
            Kind = kind,
            Sessions = { later is null ? [stay.Session.Name] : [stay.Session.Name, later.Session.Name] },
            Missing = missing?.ToDuration(),
            Description = Words.Of(kind, missing, stay, later),
        };

    private static DateTimeOffset? TimeOf(Travel? travel) =>
        travel is not null && Times.IsClockTime(travel.Precision) ? travel.Time.ToDateTimeOffset() : null;
}
