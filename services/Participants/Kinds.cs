using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Participants.ContactCards;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using RecordKind = StateVisit.Participants.V1.RecordKind;

namespace StateVisit.Participants;

/// <summary>The kinds of record kept here: where each is stored, what its lists can ask for, its rules.</summary>
public static class Kinds
{
    public static Collection<Delegation, DelegationRow> Delegations { get; } =
        new(
            "delegations/*",
            Delegation.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (delegation, row) =>
            {
                row.Party = delegation.Party;
                row.DelegationKind = (int)delegation.Kind;
            }
        )
        {
            Fields =
            [
                ListField.Text<DelegationRow>("party", row => row.Party),
                ListField.Enum<DelegationRow>(
                    "kind",
                    Enum(DelegationReflection.Descriptor, "DelegationKind"),
                    row => row.DelegationKind
                ),
            ],
        };

    public static Collection<Participant, ParticipantRow> Participants { get; } =
        new(
            "participants/*",
            Participant.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (person, row) =>
            {
                row.Delegation = person.Delegation;
                row.Role = (int)person.Role;
                row.Rank = person.Rank;
                row.Accreditation = (int)person.Accreditation;
                row.ListPlace = person.ListPlace;
                row.Leads = person.Leads ? 1 : 0;
                row.Accompanies = person.Accompanies;
            },
            (person, path, faults) => person.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<ParticipantRow>("delegation", row => row.Delegation),
                ListField.Enum<ParticipantRow>(
                    "role",
                    Enum(ParticipantReflection.Descriptor, "ParticipantRole"),
                    row => row.Role
                ),
                ListField.Text<ParticipantRow>("rank", row => row.Rank),
                ListField.Enum<ParticipantRow>(
                    "accreditation",
                    Enum(ParticipantReflection.Descriptor, "AccreditationState"),
                    row => row.Accreditation
                ),
                ListField.Number<ParticipantRow>("list_place", row => row.ListPlace),
                ListField.Flag<ParticipantRow>("leads", row => row.Leads),
                ListField.Text<ParticipantRow>("accompanies", row => row.Accompanies),
            ],
        };

    public static Collection<SealedContactCard, ContactCardRow> ContactCards { get; } =
        new(
            "participants/*/contactCard",
            SealedContactCard.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path }
        )
        {
            Erase = ContactKeys.DestroyAsync,
        };

    public static Collection<RankLadder, RankLadderRow> RankLadders { get; } =
        new(
            "rankLadder",
            RankLadder.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            check: (ladder, path, faults) => ladder.Check(path, faults)
        );

    public static Collection<SeatingPlan, SeatingPlanRow> SeatingPlans { get; } =
        new(
            "seatingPlans/*",
            SeatingPlan.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (plan, row) =>
            {
                row.Session = plan.Session;
                row.Layout = (int)plan.Layout.Kind;
            },
            (plan, path, faults) => plan.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<SeatingPlanRow>("session", row => row.Session),
                ListField.Enum<SeatingPlanRow>(
                    "layout",
                    Enum(SeatingPlanReflection.Descriptor, "LayoutKind"),
                    row => row.Layout
                ),
            ],
        };

    public static Catalog Catalog { get; } =
        new(
            "participants",
            [
                Delegations,
                Participants,
                ContactCards,
                RankLadders,
                SeatingPlans,
                Followed<Visit>("", Visit.Descriptor),
                Followed<Venue>("venues/*", Venue.Descriptor),
                Followed<Session>("sessions/*", Session.Descriptor),
                Followed<Timing>("sessions/*/timing", Timing.Descriptor),
            ],
            clock: visit => VisitClock.Of((Visit)visit)
        );

    /// <summary>What a watch shows. Contact cards leave only by their own method.</summary>
    public static IReadOnlyList<Collection> Watched { get; } = [Delegations, Participants, RankLadders, SeatingPlans];

    /// <summary>The kinds that a watch asks for.</summary>
    public static Collection Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Delegation => Delegations,
            RecordKind.Participant => Participants,
            RecordKind.RankLadder => RankLadders,
            RecordKind.SeatingPlan => SeatingPlans,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static Collection<TRecord, FollowedRow> Followed<TRecord>(string pattern, MessageDescriptor descriptor)
        where TRecord : class, IRecord =>
        new(pattern, descriptor, name => new() { Visit = name.Visit, Path = name.Path }) { IsFollowed = true };

    private static EnumDescriptor Enum(FileDescriptor file, string name) => file.FindTypeByName<EnumDescriptor>(name);
}
