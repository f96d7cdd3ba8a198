namespace StateVisit.Tests.Watching;

/// <summary>The real clock until it has been asked a given number of times more; then far ahead of it.</summary>
internal sealed class JumpingTime : TimeProvider
{
    public static readonly TimeSpan Leap = TimeSpan.FromHours(1);

    private long leaps;
    private int left = int.MaxValue;

    public void JumpAtCall(int number) => Interlocked.Exchange(ref left, number);

    /// <summary>Jumps now if it has not yet.</summary>
    public void Jump()
    {
        if (Interlocked.Exchange(ref left, int.MaxValue) < int.MaxValue / 2)
            Interlocked.Increment(ref leaps);
    }

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            Interlocked.Exchange(ref left, int.MaxValue);
            Interlocked.Increment(ref leaps);
        }
        return System.GetUtcNow() + (Leap * Interlocked.Read(ref leaps));
    }
}
