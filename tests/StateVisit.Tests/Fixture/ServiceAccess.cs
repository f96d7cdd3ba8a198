using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Tests.Fixture;

/// <summary>A service that can be called, wherever it runs.</summary>
public abstract class ServiceAccess(TimeProvider time) : IAsyncDisposable
{
    /// <summary>One for all services of a run, so that they take each other's callers, and each other.</summary>
    public static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly SocketsHttpHandler handler = new();
    private readonly Lock opening = new();
    private GrpcChannel? channel;
    private GrpcChannel? channelInTurns;
    private Turns? turns;

    public abstract Uri Http { get; }

    public abstract Uri Grpc { get; }

    public TimeProvider Time => time;

    /// <summary>A replica on the same store; calls take turns.</summary>
    protected ServiceAccess? Twin { get; init; }

    public string Token(IEnumerable<Grant> grants, string subject, TimeSpan? lifetime = null) =>
        new DevelopmentTokens(Key, "statevisit", time).Issue(subject, grants, lifetime ?? TimeSpan.FromDays(30));

    public async ValueTask DisposeAsync()
    {
        channel?.Dispose();
        channelInTurns?.Dispose();
        handler.Dispose();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the service; its clients are gone already.</summary>
    protected abstract ValueTask EndAsync();

    protected HttpClient Rest(string? token, bool inTurns = true)
    {
        var rest = new HttpClient(inTurns ? Handler() : handler, disposeHandler: false) { BaseAddress = Http };
        if (token is not null)
            rest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return rest;
    }

    /// <param name="inTurns">With the twin, if there is one.</param>
    protected CallInvoker Invoker(string? token, bool inTurns = true)
    {
        var invoker = Channel(inTurns && Twin is not null).CreateCallInvoker().Intercept(new NoNamedAccess());
        if (token is null)
            return invoker;
        return invoker.Intercept(headers =>
        {
            headers.Add("authorization", "Bearer " + token);
            return headers;
        });
    }

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

    private GrpcChannel Channel(bool inTurns)
    {
        var taken = inTurns ? Handler() : null;
        lock (opening)
            return inTurns ? channelInTurns ??= Open(taken) : channel ??= Open(taken);
    }

    private GrpcChannel Open(HttpMessageHandler? taken) =>
        GrpcChannel.ForAddress(
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

/// <summary>As a caller of one's choice.</summary>
public abstract class ServiceAccess<TClient>(TimeProvider time) : ServiceAccess(time)
    where TClient : IService<TClient>
{
    private readonly ConcurrentDictionary<string, TClient> clients = new(StringComparer.Ordinal);

    public TClient Anonymous => With(null);

    /// <summary>Someone with one role: <c>As("protocol")</c>, <c>As("delegation", "CN")</c>, <c>As("press", visit: "v")</c>.</summary>
    public TClient As(string role, string? delegation = null, string visit = "*", string? subject = null) =>
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

    /// <summary>Whoever the token says; null: nobody.</summary>
    public TClient With(string? token) => TClient.Client(Invoker(token), Rest(token), token);

    /// <summary>The same caller at each replica by itself: what one has heard of another service, its twin may not have.</summary>
    public IReadOnlyList<TClient> AtEach(string? token) =>
        Twin is ServiceAccess<TClient> twin
            ? [TClient.Client(Invoker(token, inTurns: false), Rest(token, inTurns: false), token), twin.With(token)]
            : [With(token)];
}
