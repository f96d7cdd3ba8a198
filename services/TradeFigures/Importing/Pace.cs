namespace StateVisit.TradeFigures.Importing;

/// <summary>Tells how far something is about twice a second, and waits for nobody to hear it.</summary>
internal sealed class Pace(TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private long told = time.GetTimestamp();
    private Task last = Task.CompletedTask;

    public void Tell(Func<Task> say)
    {
        if (time.GetElapsedTime(told) < Step || !last.IsCompleted)
            return;
        told = time.GetTimestamp();
        last = say();
    }

    /// <summary>The last word has been heard.</summary>
    public Task EndAsync() => last;
}
