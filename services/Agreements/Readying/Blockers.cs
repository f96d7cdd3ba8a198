using System.Collections.Concurrent;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Readying;

/// <summary>What blocks documents, worked out once for as long as nothing that bears on it changes.</summary>
public sealed class Blockers
{
    private const int KeptAtMost = 20_000;

    private readonly ConcurrentDictionary<string, (Dossier Of, IReadOnlyList<Blocker> Found)> known = new(
        StringComparer.Ordinal
    );

    /// <param name="all">A document with all that is known of it.</param>
    public IReadOnlyList<Blocker> Of(Dossier all)
    {
        var name = all.Agreement.Name;
        if (known.TryGetValue(name, out var before) && before.Of.IsOfTheSameAs(all))
            return before.Found;
        if (known.Count > KeptAtMost)
            known.Clear();
        var found = all.Unready();
        known[name] = (all, found);
        return found;
    }
}
