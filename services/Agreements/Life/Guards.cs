using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>What stands in the way of a document: one method per guard, each with all that is missing.</summary>
public static partial class Guards
{
    public static IEnumerable<Blocker> Of(Guard guard, Dossier dossier) =>
        guard switch
        {
            Guard.Languages => Languages(dossier),
            Guard.Texts => Texts(dossier),
            Guard.LanguageParity => LanguageParity(dossier),
            Guard.Approvals => Approvals(dossier),
            Guard.TextUnchanged => TextUnchanged(dossier),
            Guard.Signatories => Signatories(dossier),
            Guard.SignatoriesNamed => SignatoriesNamed(dossier),
            Guard.Accreditation => Accreditation(dossier),
            Guard.FullPowers => FullPowers(dossier),
            Guard.Originals => Originals(dossier),
            Guard.SessionSet => SessionSet(dossier),
            Guard.SessionBegun => SessionBegun(dossier),
            Guard.DateReached => DateReached(dossier),
            Guard.Publishable => Publishable(dossier),
            Guard.Clearance => Clearance(dossier),
            _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, "The table names no such guard."),
        };

    /// <summary>As a refusal names it.</summary>
    public static string NameOf(Guard guard) =>
        LifeReflection
            .Descriptor.EnumTypes.Single(type => type.Name == nameof(Guard))
            .FindValueByNumber((int)guard)
            .Name["GUARD_".Length..]
            .ToLowerInvariant();

    private static Blocker Blocks(Guard guard, string description, string who = "") =>
        new()
        {
            Guard = guard,
            Description = description,
            Who = who,
        };

    private static string PartyOf(this Agreement agreement, string language) =>
        agreement.Parties.FirstOrDefault(party => TextStates.Same(party.Language, language))?.Party_ ?? "";
}
