using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace StateVisit.Tests.Watching;

/// <summary>A clock that moves when it is told to, and knows what waits for it: a test need not guess whether it is time.</summary>
internal sealed class ArmedTime() : FakeTimeProvider(System.GetUtcNow())
{
    private readonly ConcurrentQueue<TimeSpan> armed = new();

    /// <summary>How many timers have been set to go off once, after so long.</summary>
    public int Armed(TimeSpan after) => armed.Count(due => due == after);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (period == Timeout.InfiniteTimeSpan)
            armed.Enqueue(dueTime);
        return timer;
    }
}
