using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;

namespace StateVisit.Agreements.Readying;

/// <summary>A document with all that is known of it on one day, and what follows from that: worked out once, by whoever asks first.</summary>
public sealed class HeldDocument(Dossier dossier)
{
    private readonly Dossier dossier = dossier;
    private readonly Lazy<IReadOnlyList<Blocker>> blockers = new(dossier.Unready);

    public Agreement Agreement => dossier.Agreement;

    /// <summary>The move on the way to its conclusion; unspecified once it is concluded or given up.</summary>
    public Move Next { get; } = dossier.NextMove();

    /// <summary>What stands between it and the day on which it is ready.</summary>
    public IReadOnlyList<Blocker> Blockers => blockers.Value;

    /// <summary>Put off or given up: it is not waited for.</summary>
    public bool IsGivenUp => Agreement.State is AgreementState.Deferred or AgreementState.Withdrawn;

    public bool IsReady => Blockers.Count == 0 && !IsGivenUp;

    /// <summary>
    /// Whether a caller may see how far it is prepared. Preparations are RESTRICTED, so whoever may sees all that blocks it:
    /// each office and each person.
    /// </summary>
    public bool IsOpenTo(Clearance clearance) => clearance.Sees(dossier.Preparation.Access);

    /// <summary>The same on another day.</summary>
    public HeldDocument On(string day) => day == dossier.Today ? this : new(dossier with { Today = day });

    /// <summary>The earlier one if it was made of the very same records: what follows from those is known.</summary>
    public HeldDocument Or(HeldDocument? before) =>
        before is not null && dossier.IsOfTheSameAs(before.dossier) ? before : this;
}
