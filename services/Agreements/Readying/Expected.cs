using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;

namespace StateVisit.Agreements.Readying;

/// <summary>When sessions are expected, by what is followed of the agenda, as one caller would learn it there.</summary>
/// <param name="plan">The visit's programme.</param>
/// <param name="clearance">The caller's as the agenda would give it.</param>
/// <param name="now">What the visit's clock shows.</param>
public sealed class Expected(Plan plan, Clearance clearance, DateTimeOffset now)
{
    private readonly Sight sight = new(plan, clearance);
    private readonly Lazy<Forecast> forecast = new(() => Forecast.Of(plan, now, new Sight(plan, clearance)));

    /// <param name="session">Its name; empty: none.</param>
    /// <returns>Null: there is none, or none that the caller may see.</returns>
    public SessionTime? Of(string session)
    {
        if (!plan.Index.TryGetValue(session, out var i) || !sight.SeesSession(i))
            return null;
        var item = plan.Items[i];
        var planned = item.HasClock ? item.PlannedStart.ToTimestamp() : null;
        if (!sight.SeesTiming(i))
            return new(session, item.TimeZone, planned, IsLive: false, null, null);
        var isAhead = forecast.Value.IsAhead(i);
        return new(
            session,
            item.TimeZone,
            planned,
            IsLive: true,
            isAhead ? Estimates.Of(forecast.Value.Start(i), hasHappened: false) : null,
            isAhead || item.IsRunning ? Estimates.Of(forecast.Value.End(i), hasHappened: false) : null
        );
    }
}

/// <summary>What a caller knows of when a session takes place.</summary>
/// <param name="Session">Its name.</param>
/// <param name="TimeZone">At its venue.</param>
/// <param name="Planned">Its planned start; null: not planned.</param>
/// <param name="IsLive">The caller may see its timing.</param>
/// <param name="Start">Expected; null: it has begun, is cancelled, or nothing is known.</param>
/// <param name="End">Expected; null: it has ended, is cancelled, or nothing is known.</param>
public sealed record SessionTime(
    string Session,
    string TimeZone,
    Timestamp? Planned,
    bool IsLive,
    Estimate? Start,
    Estimate? End
)
{
    /// <summary>When it starts, as well as the caller may know; null: it has begun, or nothing is known.</summary>
    public Estimate? Next =>
        IsLive ? Start
        : Planned is null ? null
        : new() { Time = Planned, Bound = Bound.Exact };
}
