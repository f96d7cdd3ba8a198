using System.Net;
using System.Net.Sockets;

namespace StateVisit.Tests.Fixture;

public static class Ports
{
    /// <summary>Below the ports that systems give to outgoing connections, so that none takes it before its server does.</summary>
    private static int last = 10_000 + Environment.ProcessId % 10_000;

    public static int Free()
    {
        while (true)
        {
            var port = 10_000 + Interlocked.Increment(ref last) % 22_000;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }
    }
}
