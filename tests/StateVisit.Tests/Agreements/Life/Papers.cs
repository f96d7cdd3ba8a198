using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>A document of two parties in two languages with nothing in its way.</summary>
internal static class Papers
{
    public const string Name = "visits/v/agreements/a";
    public const string Session = "visits/v/sessions/signing";
    public const string Host = "visits/v/participants/host-minister";
    public const string Guest = "visits/v/participants/guest-minister";
    public const string Today = "2023-03-21";

    public static readonly Act Act = new("protocol", new(2023, 3, 21, 12, 0, 0, TimeSpan.Zero));

    public static readonly SigningProfile Profile = new()
    {
        Profile = "default",
        FullPowersWaived = { "head-of-state", "head-of-government", "foreign-minister" },
        FullPowersWaivedToAdopt = { "ambassador" },
    };

    public static Dossier In(
        AgreementState state,
        AgreementLevel level = AgreementLevel.Intergovernmental,
        Conclusion conclusion = Conclusion.Signed
    )
    {
        Version[] newest = [Text("ru", 2), Text("zh", 2)];
        return new()
        {
            Agreement = Document(state, level, conclusion),
            Preparation = Prepared(newest),
            Approvals = [Office("legal", 0, newest), Office("finance", 1, newest)],
            Newest = newest,
            Standings = new Dictionary<string, Standing>
            {
                [Host] = new(AccreditationState.Accredited, "minister"),
                [Guest] = new(AccreditationState.Accredited, "minister"),
            },
            Session = SessionState.InProgress,
            Today = Today,
            Profile = Profile,
            Parity = () => new() { Against = "ru" },
        };
    }

    public static Version Text(string language, int number) =>
        new()
        {
            Name = $"{Name}/texts/{language}/versions/{number}",
            Number = number,
            Sha256 = ByteString.CopyFrom((byte)number, (byte)language[0]),
        };

    public static Approval Office(string id, int group, params Version[] given)
    {
        var approval = new Approval
        {
            Name = $"{Name}/approvals/{id}",
            Access = Make.Public,
            Offices = { ["en"] = $"Office {id}", ["ar"] = "مكتب" },
            Group = group,
            State = ApprovalState.Open,
        };
        if (given.Length > 0)
            approval.Give(given, [], Act.Time);
        return approval;
    }

    public static Done Done => new() { Time = Act.Time.ToTimestamp(), By = "treaty office" };

    private static Agreement Document(AgreementState state, AgreementLevel level, Conclusion conclusion) =>
        new()
        {
            Name = Name,
            Access = Make.Public,
            State = state,
            Level = level,
            Conclusion = conclusion,
            Binding = Binding.Binding,
            Parties =
            {
                new Party { Party_ = "RU", Language = "ru" },
                new Party { Party_ = "CN", Language = "zh" },
            },
            Languages = { "ru", "zh" },
            Translations = { "en" },
            Place = PlaceOfSigning.Ceremony,
            Ceremony = new() { Session = Session },
            Signatories =
            {
                new Signatory { Party = "RU", Participant = Host },
                new Signatory { Party = "CN", Participant = Guest },
            },
            EntryIntoForce = new() { Mode = EntryMode.Date, Date = Today },
        };

    private static Preparation Prepared(IEnumerable<Version> newest)
    {
        var preparation = new Preparation { Access = Make.Public, DeferredFrom = AgreementState.Cleared };
        foreach (var version in newest)
            preparation.Texts.Add(
                new TextStatus
                {
                    Language = version.Name.Split('/')[5],
                    Latest = version.Number,
                    Sha256 = version.Sha256,
                    Initialled = version.Number,
                    InitialledSha256 = version.Sha256,
                }
            );
        foreach (var person in new[] { Host, Guest })
            preparation.FullPowers.Add(
                new FullPowers
                {
                    Participant = person,
                    Instrument = "No. 1",
                    AcceptedTime = Act.Time.ToTimestamp(),
                }
            );
        foreach (var party in new[] { "RU", "CN" })
        foreach (var language in new[] { "ru", "zh" })
            preparation.Originals.Add(
                new Original
                {
                    Party = party,
                    Language = language,
                    Printed = Done,
                    Bound = Done,
                    Sealed = Done,
                    Collated = Done,
                }
            );
        return preparation;
    }
}
