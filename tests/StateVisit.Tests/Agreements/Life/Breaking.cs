using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>A document in whose way one thing stands.</summary>
internal static class Breaking
{
    /// <summary>Without any text there is also none in its languages.</summary>
    public static IReadOnlyList<Guard> BrokenBy(Guard guard) =>
        guard == Guard.Publishable ? [Guard.Texts, Guard.Publishable] : [guard];

    public static Dossier With(this Dossier dossier, Guard broken)
    {
        var (agreement, preparation) = (dossier.Agreement, dossier.Preparation);
        switch (broken)
        {
            case Guard.Languages:
                agreement.Languages.Clear();
                return dossier;
            case Guard.Texts:
                return dossier with { Newest = [.. dossier.Newest.Skip(1)] };
            case Guard.LanguageParity:
                return dossier with
                {
                    Parity = () =>
                        new()
                        {
                            Against = "ru",
                            Gaps =
                            {
                                new ParityGap { Language = "zh", Article = "3" },
                            },
                        },
                };
            case Guard.Approvals:
                dossier.Approvals[1].AskAgain();
                return dossier;
            case Guard.TextUnchanged:
                preparation.Texts[1].Initialled = 1;
                return dossier;
            case Guard.Signatories:
                agreement.Signatories.RemoveAt(1);
                return dossier;
            case Guard.SignatoriesNamed:
                agreement.Signatories[1].Participant = "";
                agreement.Signatories[1].Offices["en"] = "Minister of Trade";
                return dossier;
            case Guard.Accreditation:
                return dossier.Knowing(Papers.Guest, new(AccreditationState.Registered, "minister"));
            case Guard.FullPowers:
                preparation.FullPowers[1].AcceptedTime = null;
                return dossier;
            case Guard.Originals:
                preparation.Originals[3].Sealed = null;
                return dossier;
            case Guard.SessionSet:
                agreement.Ceremony = null;
                return dossier;
            case Guard.SessionBegun:
                return dossier with { Session = SessionState.Confirmed };
            case Guard.DateReached:
                agreement.EntryIntoForce.Date = "2023-04-01";
                return dossier;
            case Guard.Publishable:
                return dossier with { Newest = [] };
            default:
                throw new ArgumentOutOfRangeException(nameof(broken));
        }
    }

    public static Dossier Knowing(this Dossier dossier, string person, Standing standing) =>
        dossier with
        {
            Standings = new Dictionary<string, Standing>(dossier.Standings) { [person] = standing },
        };
}
