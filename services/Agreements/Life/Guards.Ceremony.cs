using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

public static partial class Guards
{
    public static IEnumerable<Blocker> Originals(Dossier dossier) =>
        from party in dossier.Agreement.Parties
        from language in dossier.Agreement.Languages
        let missing = dossier.Preparation.MissingOf(party.Party_, language)
        where missing.Count > 0
        select Blocks(
            Guard.Originals,
            $"The copy that {party.Party_} keeps in {language} is not {string.Join(", ", missing)}.",
            party.Party_
        );

    public static IEnumerable<Blocker> SessionSet(Dossier dossier)
    {
        if (dossier.Agreement.Place != PlaceOfSigning.Ceremony)
            yield break;
        if (dossier.Agreement.Ceremony is null)
            yield return Blocks(Guard.SessionSet, "The session of the ceremony is not set.");
        else if (dossier.Session == SessionState.Cancelled)
            yield return Blocks(Guard.SessionSet, $"{dossier.Agreement.Ceremony.Session} is cancelled.");
    }

    /// <summary>Of a session that is not set, or is cancelled, the guard before this one speaks.</summary>
    public static IEnumerable<Blocker> SessionBegun(Dossier dossier)
    {
        if (dossier.Agreement is not { Place: PlaceOfSigning.Ceremony, Ceremony: not null })
            yield break;
        if (dossier.Session is not (SessionState.InProgress or SessionState.Concluded or SessionState.Cancelled))
            yield return Blocks(Guard.SessionBegun, $"{dossier.Agreement.Ceremony.Session} has not begun.");
    }

    /// <summary>Notifications and ratifications are not kept here: whoever brings it into force says that they have come.</summary>
    public static IEnumerable<Blocker> DateReached(Dossier dossier)
    {
        if (dossier.Agreement is { Conclusion: Conclusion.Adopted, Binding: not Binding.Binding })
            yield return Blocks(
                Guard.DateReached,
                "It is adopted and not worded as binding, so it does not enter into force."
            );
        else if (
            dossier.Agreement.EntryIntoForce is { Mode: EntryMode.Date } entry
            && string.CompareOrdinal(entry.Date, dossier.Today) > 0
        )
            yield return Blocks(Guard.DateReached, $"It enters into force on {entry.Date}.");
    }

    private static List<string> MissingOf(this Preparation preparation, string party, string language)
    {
        var original = preparation.Originals.FirstOrDefault(one =>
            one.Party == party && TextStates.Same(one.Language, language)
        );
        var missing = new List<string>(4);
        if (original?.Printed is null)
            missing.Add("printed");
        if (original?.Bound is null)
            missing.Add("bound");
        if (original?.Sealed is null)
            missing.Add("sealed");
        if (original?.Collated is null)
            missing.Add("collated");
        return missing;
    }
}
