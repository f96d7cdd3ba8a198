using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.Internal.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

/// <summary>The kinds of record that the agenda keeps: where each is stored, what its lists can ask for, its rules.</summary>
public static class Kinds
{
    public static Collection<Visit, VisitRow> Visits { get; } =
        new(
            "",
            Visit.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (visit, row) =>
            {
                row.VisitType = (int)visit.Type;
                row.Phase = (int)visit.Phase;
                row.StartDate = visit.StartDate;
                row.EndDate = visit.EndDate;
            },
            (visit, path, faults) => visit.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Enum<VisitRow>("type", Enum(VisitReflection.Descriptor, "VisitType"), row => row.VisitType),
                ListField.Enum<VisitRow>("phase", Enum(VisitReflection.Descriptor, "VisitPhase"), row => row.Phase),
                ListField.Text<VisitRow>("start_date", row => row.StartDate),
                ListField.Text<VisitRow>("end_date", row => row.EndDate),
            ],
        };

    public static Collection<Venue, VenueRow> Venues { get; } =
        new(
            "venues/*",
            Venue.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (venue, row) =>
            {
                row.VenueType = (int)venue.Type;
                row.Parent = venue.Parent;
            },
            (venue, path, faults) => venue.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Enum<VenueRow>("type", Enum(VenueReflection.Descriptor, "VenueType"), row => row.VenueType),
                ListField.Text<VenueRow>("parent", row => row.Parent),
            ],
        };

    public static Collection<Session, SessionRow> Sessions { get; } = MakeSessions();

    public static Collection<Timing, TimingRow> Timings { get; } =
        new(
            "sessions/*/timing",
            Timing.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            check: (timing, path, faults) => timing.Check(path, faults)
        );

    public static Collection<Topic, TopicRow> Topics { get; } =
        new(
            "topics/*",
            Topic.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (topic, row) => row.TopicState = (int)topic.State
        )
        {
            Fields =
            [
                ListField.Enum<TopicRow>(
                    "state",
                    Enum(TopicReflection.Descriptor, "TopicState"),
                    row => row.TopicState
                ),
            ],
        };

    public static Collection<Cue, CueRow> Cues { get; } =
        new(
            "cues/*",
            Cue.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (cue, row) =>
            {
                row.Session = cue.Session;
                row.Anchor = (int)cue.Anchor;
                row.CueVenue = cue.Venue;
            }
        )
        {
            Fields =
            [
                ListField.Text<CueRow>("session", row => row.Session),
                ListField.Enum<CueRow>("anchor", Enum(CueReflection.Descriptor, "CueAnchor"), row => row.Anchor),
                ListField.Text<CueRow>("venue", row => row.CueVenue),
            ],
        };

    /// <summary>Under a cue, or under a session.</summary>
    public static Collection<Acknowledgement, AcknowledgementRow> Acknowledgements { get; } =
        new(
            "*/*/acknowledgements/*",
            Acknowledgement.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path }
        );

    /// <summary>Those whom attendances and cues name, as far as it matters who may know of them.</summary>
    public static Collection<Person, PersonRow> People { get; } =
        new("participants/*", Person.Descriptor, name => new() { Visit = name.Visit, Path = name.Path })
        {
            IsFollowed = true,
        };

    public static Catalog Catalog { get; } =
        new(
            "agenda",
            [Visits, Venues, Sessions, Timings, Topics, Cues, Acknowledgements, People],
            derived: [SessionTimes.Descriptor],
            clock: visit => ((Visit)visit).Clock
        );

    /// <summary>The kinds that a watch asks for.</summary>
    public static Collection Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Visit => Visits,
            RecordKind.Venue => Venues,
            RecordKind.Session => Sessions,
            RecordKind.Timing => Timings,
            RecordKind.Topic => Topics,
            RecordKind.Cue => Cues,
            RecordKind.Acknowledgement => Acknowledgements,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static EnumDescriptor Enum(FileDescriptor file, string name) => file.FindTypeByName<EnumDescriptor>(name);

    private static Collection<Session, SessionRow> MakeSessions()
    {
        var day = ListField.Text<SessionRow>("day", row => row.Day);
        var plannedStart = ListField.Instant<SessionRow>("planned_start", row => row.PlannedStart);
        var order = ListField.Number<SessionRow>("order", row => row.Order);
        return new(
            "sessions/*",
            Session.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (session, row) =>
            {
                row.SessionKind = (int)session.Kind;
                row.Track = session.Track;
                row.Day = session.Day;
                row.Order = session.Order;
                row.Venue = session.Venue;
                row.State = (int)session.State;
                row.PlannedStart =
                    session.PlannedStart?.Time.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? long.MaxValue;
                row.Topics = session.Topics.Count == 0 ? "" : $"|{string.Join('|', session.Topics)}|";
            },
            (session, path, faults) => session.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Enum<SessionRow>(
                    "kind",
                    Enum(SessionReflection.Descriptor, "SessionKind"),
                    row => row.SessionKind
                ),
                ListField.Text<SessionRow>("track", row => row.Track),
                day,
                order,
                ListField.Text<SessionRow>("venue", row => row.Venue),
                ListField.Enum<SessionRow>(
                    "state",
                    Enum(SessionReflection.Descriptor, "SessionState"),
                    row => row.State
                ),
                plannedStart,
                ListField.Flags<SessionRow>("topics", row => row.Topics),
            ],
            DefaultOrder = [day, plannedStart, order],
        };
    }
}
