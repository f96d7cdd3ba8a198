using Xunit;

namespace StateVisit.Tests.AppHost;

[Collection(nameof(AppHostCollection))]
public sealed class StopTests
{
    [LinuxFact]
    public async Task SigtermStopsEverythingCleanly()
    {
        await using var host = await RunningAppHost.StartHealthyAsync(AspireCli.IsInstalled);
        var children = host.Descendants();
        Assert.True(children.Count >= 3, host.Output);

        await LinuxProcess.Read(host.Process.Id)!.SignalAsync("TERM");

        Assert.Equal(0, await host.ExitsAsync());
        Assert.DoesNotContain(children, child => child.IsAlive);
        Assert.DoesNotContain("died", host.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task AKilledHostLeavesNothingBehind()
    {
        await using var host = await RunningAppHost.StartHealthyAsync(AspireCli.IsInstalled);
        var children = host.Descendants();
        Assert.True(children.Count >= 3, host.Output);

        await LinuxProcess.Read(host.Process.Id)!.SignalAsync("KILL");

        await LinuxProcess.AllGoneAsync(children);
    }
}
