using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Tests.Fixture;

/// <summary>An agenda service that can be called, wherever it runs.</summary>
public abstract class AgendaAccess(TimeProvider time) : IAsyncDisposable
{
    /// <summary>One for all services of a run, so that replicas take each other's callers.</summary>
    public static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly ConcurrentDictionary<string, AgendaClient> clients = new(StringComparer.Ordinal);
    private readonly SocketsHttpHandler handler = new();
    private readonly Lock opening = new();
    private GrpcChannel? channel;
    private Turns? turns;

    public abstract Uri Http { get; }

    public abstract Uri Grpc { get; }

    public TimeProvider Time => time;

    /// <summary>A replica on the same store; calls take turns.</summary>
    protected AgendaAccess? Twin { get; init; }

    public AgendaClient Anonymous => With(null);

    /// <summary>Someone with one role: <c>As("protocol")</c>, <c>As("delegation", "CN")</c>, <c>As("press", visit: "v")</c>.</summary>
    public AgendaClient As(string role, string? delegation = null, string visit = "*", string? subject = null) =>
        clients.GetOrAdd(
            $"{role}|{delegation}|{visit}|{subject}",
            _ =>
                With(
                    Token(
                        [new(visit, Enum.Parse<Role>(role, ignoreCase: true), delegation)],
                        subject ?? role + delegation
                    )
                )
        );

    public string Token(IEnumerable<Grant> grants, string subject, TimeSpan? lifetime = null) =>
        new DevelopmentTokens(Key, "statevisit", time).Issue(subject, grants, lifetime ?? TimeSpan.FromDays(30));

    /// <summary>Whoever the token says; null: nobody.</summary>
    public AgendaClient With(string? token)
    {
        var rest = new HttpClient(Handler(), disposeHandler: false) { BaseAddress = Http };
        var invoker = Channel().CreateCallInvoker();
        if (token is null)
            return new(invoker, rest, null);
        rest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(
            invoker.Intercept(headers =>
            {
                headers.Add("authorization", "Bearer " + token);
                return headers;
            }),
            rest,
            token
        );
    }

    public async ValueTask DisposeAsync()
    {
        channel?.Dispose();
        handler.Dispose();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the service; its clients are gone already.</summary>
    protected abstract ValueTask EndAsync();

    private HttpMessageHandler Handler()
    {
        if (Twin is null)
            return handler;
        lock (opening)
        {
            turns ??= new Turns(handler, this, Twin);
            return turns;
        }
    }

    private GrpcChannel Channel()
    {
        var taken = Twin is null ? null : Handler();
        lock (opening)
            return channel ??= GrpcChannel.ForAddress(
                Grpc,
                new()
                {
                    // A service that was killed and started again is found soon.
                    InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
                    MaxReconnectBackoff = TimeSpan.FromMilliseconds(500),
                    HttpHandler = taken,
                    MaxReceiveMessageSize = 64 * 1024 * 1024,
                }
            );
    }
}
