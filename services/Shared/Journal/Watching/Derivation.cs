using StateVisit.Type.V1;

namespace StateVisit.Journal.Watching;

/// <summary>What a watch shows besides records: something that follows from them and from the clock.</summary>
/// <param name="NextAsync">What of it is new or has moved since the last call, at first all of it; null: nothing.</param>
/// <param name="UntilNext">How long until the clock alone may move it, counted from what was shown; not positive: it may have.</param>
public sealed record Derivation(Func<CancellationToken, Task<Derived?>> NextAsync, Func<TimeSpan> UntilNext);
