using Xunit;

namespace StateVisit.Tests.Fixture;

/// <summary>Waits by the real clock for what takes an unknown time.</summary>
public static class Eventually
{
    public static Task IsTrueAsync(Func<bool> holds, Func<string> otherwise, int seconds = 60) =>
        IsTrueAsync(() => Task.FromResult(holds()), otherwise, seconds);

    public static async Task IsTrueAsync(Func<Task<bool>> holds, Func<string> otherwise, int seconds = 60)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(seconds))
                Assert.Fail(otherwise());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
