using Grpc.Core;
using Grpc.Net.Client;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Load;

/// <summary>A client of the agenda, and tokens of the development key that the processes were started with.</summary>
internal static class Wire
{
    public static GrpcChannel Open(string url) =>
        GrpcChannel.ForAddress(url, new GrpcChannelOptions { MaxReceiveMessageSize = 64 * 1024 * 1024 });

    public static AgendaService.AgendaServiceClient Agenda(GrpcChannel channel) => new(channel);

    public static Metadata As(params string[] grants) => new() { { "authorization", $"Bearer {Token(grants)}" } };

    public static string Token(params string[] grants)
    {
        var key = Environment.GetEnvironmentVariable("Authentication__DevelopmentKey");
        var tokens = new DevelopmentTokens(
            Convert.FromBase64String(
                key ?? throw new InvalidOperationException("Authentication__DevelopmentKey is not set.")
            ),
            "statevisit",
            TimeProvider.System
        );
        return tokens.Issue("load", grants.Select(g => Grant.Parse(g)!), TimeSpan.FromHours(2));
    }
}
