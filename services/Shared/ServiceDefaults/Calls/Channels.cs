using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StateVisit.ServiceDefaults.Calls;

/// <summary>Channels for a process's own calls to services, balanced per call over the replicas.</summary>
public sealed class Channels : IDisposable
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, GrpcChannel> channels;
    private readonly ServiceProvider resolvers;

    /// <param name="services">Whom it calls; configuration names an address of each.</param>
    public Channels(IConfiguration configuration, IEnumerable<string> services)
    {
        var replicas = services.ToDictionary(name => name, name => Addresses.Of(configuration, name, "grpc"));
        resolvers = new ServiceCollection()
            .AddSingleton<ResolverFactory>(
                new StaticResolverFactory(name =>
                    replicas[name.AbsolutePath.Trim('/')].Select(a => new BalancerAddress(a.Host, a.Port))
                )
            )
            .BuildServiceProvider();
        channels = replicas.ToDictionary(r => r.Key, r => Open(r.Key, r.Value[0].Scheme));
    }

    public CallInvoker To(string service) => channels[service].CreateCallInvoker();

    public void Dispose()
    {
        foreach (var channel in channels.Values)
            channel.Dispose();
        resolvers.Dispose();
    }

    private GrpcChannel Open(string name, string scheme) =>
        GrpcChannel.ForAddress(
            $"static:///{name}",
            new GrpcChannelOptions
            {
                Credentials = scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
                DisposeHttpClient = true,
                MaxReceiveMessageSize = MaxAnswerBytes,
                ServiceConfig = new() { LoadBalancingConfigs = { new RoundRobinConfig() } },
                ServiceProvider = resolvers,
                InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
                MaxReconnectBackoff = TimeSpan.FromSeconds(2),
            }
        );
}
