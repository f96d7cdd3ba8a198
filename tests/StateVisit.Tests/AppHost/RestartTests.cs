using Xunit;

namespace StateVisit.Tests.AppHost;

[Collection(nameof(AppHostCollection))]
public sealed class RestartTests
{
    [LinuxFact]
    public async Task ADeadProcessIsStartedAgainLaterEachTimeAndTheReasonShown()
    {
        await using var host = await RunningAppHost.StartHealthyAsync();
        var first = host.Child("StateVisit.Agenda");

        await first.SignalAsync("KILL");
        await host.SeesAsync("agenda died, exit code 137 (SIGKILL). It starts again in 0.5 s.");
        var died = TimeProvider.System.GetTimestamp();
        await host.SeesAsync("agenda is healthy", times: 2);
        var second = host.Child("StateVisit.Agenda");
        Assert.NotEqual(first.Id, second.Id);
        Assert.True(TimeProvider.System.GetElapsedTime(died) >= TimeSpan.FromSeconds(0.4));

        await second.SignalAsync("KILL");
        await host.SeesAsync("It starts again in 1 s.");
        died = TimeProvider.System.GetTimestamp();
        await host.SeesAsync("agenda is healthy", times: 3);
        Assert.True(TimeProvider.System.GetElapsedTime(died) >= TimeSpan.FromSeconds(0.9));
        Assert.True(host.Child("StateVisit.Agenda").IsAlive);
    }
}
