namespace StateVisit.Journal.Following;

/// <summary>Ever longer waits between tries, until one succeeds.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    private TimeSpan next = Least;

    /// <summary>Cancelled, it just ends: whoever waits looks at the token itself.</summary>
    public async Task WaitAsync(CancellationToken stop)
    {
        var wait = next;
        next = wait * 2 < Most ? wait * 2 : Most;
        await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Reset() => next = Least;
}
