using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

internal static class Ports
{
    /// <summary>Finds a free port for each endpoint that has none and a fault for each fixed one that is taken.</summary>
    public static IReadOnlyList<string> Assign(IEnumerable<ProjectResource> resources)
    {
        var faults = new List<string>();
        // All are held until the last is found, so that none is given twice.
        var held = new List<TcpListener>();
        foreach (var resource in resources)
        foreach (var endpoint in resource.Endpoints)
        {
            if (endpoint.Port is { } port)
            {
                if (!TryHold(port, held))
                    faults.Add(Taken(port, $"{resource.Name} ({endpoint.Name})"));
            }
            else
                endpoint.Port = HoldAny(held);
        }
        held.ForEach(listener => listener.Dispose());
        return faults;
    }

    public static int Free()
    {
        var held = new List<TcpListener>();
        var port = HoldAny(held);
        held.ForEach(listener => listener.Dispose());
        return port;
    }

    public static bool IsFree(int port)
    {
        var held = new List<TcpListener>();
        var free = TryHold(port, held);
        held.ForEach(listener => listener.Dispose());
        return free;
    }

    public static string Taken(int port, string who) =>
        $"Port {port} is taken, and {who} needs it. Stop what holds it or choose another port (--help lists the options).";

    // Below the range from which systems take the ports of outgoing connections: one of those could grab a port between
    // our finding it and the process listening on it.
    private static int HoldAny(List<TcpListener> held)
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            if (TryHold(port, held))
                return port;
        }
    }

    // "localhost" is both addresses to Kestrel.
    private static bool TryHold(int port, List<TcpListener> held)
    {
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            var listener = new TcpListener(address, port);
            try
            {
                listener.Start();
                held.Add(listener);
            }
            catch (SocketException error)
            {
                listener.Dispose();
                if (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
                    return false;
            }
        }
        return true;
    }
}
