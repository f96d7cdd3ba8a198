using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Agreements.Life;

public static partial class Guards
{
    public static IEnumerable<Blocker> Signatories(Dossier dossier) =>
        dossier
            .Agreement.Parties.Where(party => dossier.Agreement.Signatories.All(who => who.Party != party.Party_))
            .Select(party => Blocks(Guard.Signatories, $"{party.Party_} has nobody who concludes it.", party.Party_));

    public static IEnumerable<Blocker> SignatoriesNamed(Dossier dossier) =>
        dossier
            .Agreement.Signatories.Where(who => who.Participant.Length == 0)
            .Select(who =>
                Blocks(
                    Guard.SignatoriesNamed,
                    $"Who concludes it for {who.Party} as {who.Called} is not named.",
                    who.Party
                )
            );

    public static IEnumerable<Blocker> Accreditation(Dossier dossier) =>
        dossier
            .Named()
            .Where(who => dossier.StandingOf(who).Accreditation != AccreditationState.Accredited)
            .Select(who => Blocks(Guard.Accreditation, $"{who.Participant} is not accredited.", who.Participant));

    /// <summary>A text that is adopted and not worded as binding commits nobody, so nobody needs full powers for it.</summary>
    public static IEnumerable<Blocker> FullPowers(Dossier dossier)
    {
        var isAdopted = dossier.Agreement.Conclusion == Conclusion.Adopted;
        if (isAdopted && dossier.Agreement.Binding != Binding.Binding)
            yield break;
        foreach (
            var who in dossier.Named().Where(who => !dossier.Profile.Waives(dossier.StandingOf(who).Rank, isAdopted))
        )
        {
            var powers = dossier.Preparation.FullPowers.FirstOrDefault(one => one.Participant == who.Participant);
            if (powers?.AcceptedTime is null)
                yield return Blocks(
                    Guard.FullPowers,
                    powers is null
                        ? $"There are no full powers of {who.Participant}."
                        : $"The full powers of {who.Participant} ({powers.Instrument}) were not accepted.",
                    who.Participant
                );
        }
    }

    private static bool Waives(this SigningProfile profile, string rank, bool isAdopted) =>
        profile.FullPowersWaived.Contains(rank) || (isAdopted && profile.FullPowersWaivedToAdopt.Contains(rank));

    private static IEnumerable<Signatory> Named(this Dossier dossier) =>
        dossier.Agreement.Signatories.Where(who => who.Participant.Length > 0);

    /// <summary>Of whom nothing is known, nothing is presumed.</summary>
    private static Standing StandingOf(this Dossier dossier, Signatory who) =>
        dossier.Standings.GetValueOrDefault(who.Participant, new(default, ""));
}
