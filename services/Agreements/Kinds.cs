using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;
using RecordKind = StateVisit.Agreements.V1.RecordKind;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>The kinds of record kept here: where each is stored, what its lists can ask for, its rules.</summary>
public static class Kinds
{
    public static Collection<Agreement, AgreementRow> Agreements { get; } =
        new(
            "agreements/*",
            Agreement.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (agreement, row) =>
            {
                row.AgreementKind = (int)agreement.Kind;
                row.Level = (int)agreement.Level;
                row.Conclusion = (int)agreement.Conclusion;
                row.State = (int)agreement.State;
                row.Place = (int)agreement.Place;
                row.SigningOrder = agreement.SigningOrder;
                row.Parties = Flags(agreement.Parties.Select(party => party.Party_));
                row.Languages = Flags(agreement.Languages);
            },
            (agreement, path, faults) => agreement.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Enum<AgreementRow>("kind", Enum("AgreementKind"), row => row.AgreementKind),
                ListField.Enum<AgreementRow>("level", Enum("AgreementLevel"), row => row.Level),
                ListField.Enum<AgreementRow>("conclusion", Enum("Conclusion"), row => row.Conclusion),
                ListField.Enum<AgreementRow>("state", Enum("AgreementState"), row => row.State),
                ListField.Enum<AgreementRow>("place", Enum("PlaceOfSigning"), row => row.Place),
                ListField.Number<AgreementRow>("signing_order", row => row.SigningOrder),
                ListField.Flags<AgreementRow>("party", row => row.Parties),
                ListField.Flags<AgreementRow>("language", row => row.Languages),
            ],
        };

    public static Collection<Preparation, PreparationRow> Preparations { get; } =
        new(
            "agreements/*/preparation",
            Preparation.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            check: (preparation, path, faults) => preparation.Check(path, faults)
        );

    public static Collection<Version, VersionRow> Versions { get; } =
        new(
            "agreements/*/texts/*/versions/*",
            Version.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (version, row) =>
            {
                row.Language = VersionName.Parse(version.Name).Language;
                row.Number = version.Number;
                row.Author = version.Author;
            },
            (version, path, faults) => version.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<VersionRow>("language", row => row.Language),
                ListField.Number<VersionRow>("number", row => row.Number),
                ListField.Text<VersionRow>("author", row => row.Author),
            ],
            DefaultOrder =
            [
                ListField.Text<VersionRow>("language", row => row.Language),
                ListField.Number<VersionRow>("number", row => row.Number),
            ],
        };

    public static Collection<Approval, ApprovalRow> Approvals { get; } =
        new(
            "agreements/*/approvals/*",
            Approval.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (approval, row) =>
            {
                row.ApprovalState = (int)approval.State;
                row.Group = approval.Group;
                row.Party = approval.Party;
            }
        )
        {
            Fields =
            [
                ListField.Enum<ApprovalRow>(
                    "state",
                    ApprovalReflection.Descriptor.FindTypeByName<EnumDescriptor>("ApprovalState"),
                    row => row.ApprovalState
                ),
                ListField.Number<ApprovalRow>("group", row => row.Group),
                ListField.Text<ApprovalRow>("party", row => row.Party),
            ],
        };

    public static Catalog Catalog { get; } =
        new(
            "agreements",
            [
                Agreements,
                Preparations,
                Versions,
                Approvals,
                Followed<Visit>("", Visit.Descriptor),
                Followed<Venue>("venues/*", Venue.Descriptor),
                Followed<Topic>("topics/*", Topic.Descriptor),
                Followed<Session>("sessions/*", Session.Descriptor),
                Followed<Timing>("sessions/*/timing", Timing.Descriptor),
                Followed<Participant>("participants/*", Participant.Descriptor),
            ],
            clock: visit => VisitClock.Of((Visit)visit)
        );

    /// <summary>What a watch shows that does not say what: all but versions, which are long.</summary>
    public static IReadOnlyList<Collection> Watched { get; } = [Agreements, Preparations, Approvals];

    /// <summary>The kinds that a watch asks for.</summary>
    public static Collection Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Agreement => Agreements,
            RecordKind.Preparation => Preparations,
            RecordKind.Version => Versions,
            RecordKind.Approval => Approvals,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static Collection<TRecord, FollowedRow> Followed<TRecord>(string pattern, MessageDescriptor descriptor)
        where TRecord : class, IRecord =>
        new(pattern, descriptor, name => new() { Visit = name.Visit, Path = name.Path }) { IsFollowed = true };

    private static string Flags(IEnumerable<string> values) =>
        $"|{string.Join('|', values.Order(StringComparer.Ordinal))}|";

    private static EnumDescriptor Enum(string name) =>
        AgreementReflection.Descriptor.FindTypeByName<EnumDescriptor>(name);
}
