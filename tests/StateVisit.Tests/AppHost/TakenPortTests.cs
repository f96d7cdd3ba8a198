using System.Net;
using System.Net.Sockets;
using Xunit;

namespace StateVisit.Tests.AppHost;

[Collection(nameof(AppHostCollection))]
public sealed class TakenPortTests
{
    [Fact]
    public async Task ATakenPortIsNamedBeforeAnythingStarts()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        await using var host = new RunningAppHost(httpPort: port);

        Assert.Equal(1, await host.ExitsAsync());
        Assert.Equal(
            $"Port {port} is taken, and gateway (http) needs it. Stop what holds it or choose another port (--help lists the options).",
            host.Output
        );
    }

    [Fact]
    public async Task APortThatIsNoneIsRefused()
    {
        await using var host = new RunningAppHost(httpPort: 70000);

        Assert.Equal(1, await host.ExitsAsync());
        Assert.Equal("Gateway:HttpPort is '70000'; a port is a number from 1 to 65535.", host.Output);
    }
}
