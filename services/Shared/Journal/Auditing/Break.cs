namespace StateVisit.Journal.Auditing;

/// <summary>Where a journal is not what was written.</summary>
/// <param name="At">The first revision of which that is known.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
public sealed record Break(long At, string Reason)
{
    /// <inheritdoc cref="Break" path="/param[@name='At']" />
    public long At { get; } = Math.Max(1, At);
}
