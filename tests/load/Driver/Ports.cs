using System.Net;
using System.Net.Sockets;

namespace StateVisit.Load;

internal static class Ports
{
    /// <summary>Free ports on loopback, all held until the last is found so that none comes twice.</summary>
    public static int Print(int count)
    {
        var held = new List<TcpListener>();
        for (var i = 0; i < count; i++)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            held.Add(listener);
        }
        Console.WriteLine(string.Join(' ', held.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)));
        held.ForEach(l => l.Dispose());
        return 0;
    }
}
