using Garnet;

namespace StateVisit.Cache;

/// <summary>
/// Garnet: in memory, loopback only, small. What it holds may be lost at any moment; nothing but speed depends on it.
/// </summary>
internal sealed class Store(IConfiguration configuration, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private GarnetServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new GarnetServer(Options(configuration.GetValue("CACHE_PORT", 6391)), loggers);
        _server.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    private static string[] Options(int port) =>
        $"--port {port} --bind 127.0.0.1 --memory 32m --page 1m --index 2m --index-max-size 16m --max-databases 1 --network-buffer-memory-budget 64m -q".Split(
            ' '
        );
}
