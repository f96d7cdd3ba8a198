using StateVisit.Type.V1;

namespace StateVisit.Journal.Auditing;

/// <summary>What a walk along a journal found.</summary>
/// <param name="Links">Entries walked.</param>
/// <param name="Break">Where it does not hold; null: it does.</param>
/// <param name="Checkpoint">The head, signed; null if the journal does not hold: nobody is to vouch for that.</param>
public sealed record Verification(long Links, Break? Break, Checkpoint? Checkpoint)
{
    public bool IsIntact => Break is null;

    /// <summary>The first revision that does not hold; 0: all do.</summary>
    public long BrokenAt => Break?.At ?? 0;

    /// <summary>What does not hold; empty: nothing.</summary>
    public string Reason => Break?.Reason ?? "";
}
