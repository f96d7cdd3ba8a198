using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>The least that is a valid record; PUBLIC unless a test says otherwise.</summary>
public static class Make
{
    public static string Id(string prefix = "v") => prefix + Guid.NewGuid().ToString("N");

    public static string RequestId() => Guid.NewGuid().ToString();

    public static Access Public => new() { Label = Label.Public };

    public static Access Press => new() { Label = Label.Press };

    public static Access Restricted => new() { Label = Label.Restricted };

    public static Access Delegations(params string[] parties) =>
        new() { Label = Label.Delegation, Delegations = { parties } };

    public static Access AllDelegations => new() { Label = Label.Delegation, AllDelegations = true };

    public static Timestamp Time(string rfc3339) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(rfc3339, System.Globalization.CultureInfo.InvariantCulture));

    public static Duration Minutes(double minutes) => Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));

    public static PlannedStart Start(string rfc3339) =>
        new()
        {
            Time = Time(rfc3339),
            Precision = Precision.Exact,
            Basis = Basis.Stated,
        };

    public static PlannedDuration Lasts(double minutes) => new() { Duration = Minutes(minutes), Basis = Basis.Stated };

    public static Visit Visit(Action<Visit>? change = null) =>
        With(
            new()
            {
                Access = Public,
                Titles = { ["en"] = "A visit" },
                Hosts = { "RU" },
                Guests = { "CN" },
                StartDate = "2023-03-20",
                EndDate = "2023-03-22",
                TimeZone = "Europe/Moscow",
            },
            change
        );

    public static Venue Venue(Action<Venue>? change = null) =>
        With(
            new()
            {
                Access = Public,
                Titles = { ["en"] = "A hall" },
                Type = VenueType.Site,
            },
            change
        );

    public static Session Session(Action<Session>? change = null) =>
        With(
            new()
            {
                Access = Public,
                Titles = { ["en"] = "Talks" },
                Kind = SessionKind.ExpandedTalks,
                Day = "2023-03-21",
            },
            change
        );

    public static Topic Topic(Action<Topic>? change = null) =>
        With(
            new()
            {
                Access = Public,
                Titles = { ["en"] = "Energy" },
                State = TopicState.Agreed,
            },
            change
        );

    public static Cue Cue(string session, Action<Cue>? change = null) =>
        With(
            new()
            {
                Access = Public,
                Titles = { ["en"] = "Doors open" },
                Session = session,
                Anchor = CueAnchor.Start,
                Offset = Minutes(-15),
            },
            change
        );

    private static T With<T>(T record, Action<T>? change)
    {
        change?.Invoke(record);
        return record;
    }
}
