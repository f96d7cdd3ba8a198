namespace StateVisit.Tests.Fixture;

/// <summary>
/// An agenda and a participants service that know each other's addresses, and an agreements service that follows both; each on
/// a store of its own. Each can be stopped, and started again on what it had.
/// </summary>
public sealed class VisitSystem : IAsyncDisposable
{
    private readonly Member<AgendaClient> agenda;
    private readonly Member<ParticipantsClient> participants;

    private readonly Member<AgreementsClient>? agreements;

    private VisitSystem(
        Member<AgendaClient> agenda,
        Member<ParticipantsClient> participants,
        Member<AgreementsClient>? agreements
    ) => (this.agenda, this.participants, this.agreements) = (agenda, participants, agreements);

    public AgendaHost Agenda => agenda.Host;

    public ParticipantsHost Participants => participants.Host;

    public AgreementsHost Agreements =>
        agreements?.Host ?? throw new InvalidOperationException("It was started without agreements.");

    /// <param name="withAgreements">Few tests need it, and each process that starts takes its time.</param>
    public static async Task<VisitSystem> StartAsync(
        StoreKind kind,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        bool withAgreements = false
    )
    {
        var (agendas, participants) = (PortsOf(kind), PortsOf(kind));
        var addresses = Addresses(agendas, participants);
        foreach (var (setting, value) in settings ?? new Dictionary<string, string?>())
            addresses.TryAdd(setting, value);
        var system = new VisitSystem(
            new(await TestStore.CreateAsync(kind, AgendaClient.Service), time, addresses, agendas),
            new(await TestStore.CreateAsync(kind, ParticipantsClient.Service), time, addresses, participants),
            withAgreements
                ? new(await TestStore.CreateAsync(kind, AgreementsClient.Service), time, addresses, PortsOf(kind))
                : null
        );
        try
        {
            await Task.WhenAll(
                system.StartAgendaAsync(),
                system.StartParticipantsAsync(),
                system.StartAgreementsAsync()
            );
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
        return system;
    }

    public Task StartAgendaAsync() => agenda.StartAsync();

    public Task StopAgendaAsync() => agenda.StopAsync();

    public Task StartParticipantsAsync() => participants.StartAsync();

    public Task StopParticipantsAsync() => participants.StopAsync();

    public Task StartAgreementsAsync() => agreements?.StartAsync() ?? Task.CompletedTask;

    public Task StopAgreementsAsync() => agreements?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Where services find each other, all replicas of each.</summary>
    public static Dictionary<string, string?> Addresses(int[] agendas, int[] participants)
    {
        var addresses = new Dictionary<string, string?>();
        foreach (
            var (service, ports) in new[]
            {
                (AgendaClient.Service, agendas),
                (ParticipantsClient.Service, participants),
            }
        )
            for (var i = 0; i < ports.Length; i++)
                addresses[$"services:{service}:grpc:{i}"] = $"http://127.0.0.1:{ports[i]}";
        return addresses;
    }

    private static int[] PortsOf(StoreKind kind) =>
        Turns.AreTaken(kind) ? [Ports.Free(), Ports.Free()] : [Ports.Free()];

    public async ValueTask DisposeAsync()
    {
        if (agreements is not null)
            await agreements.DisposeAsync();
        await participants.DisposeAsync();
        await agenda.DisposeAsync();
    }

    private sealed class Member<TClient>(
        TestStore store,
        TimeProvider? time,
        IReadOnlyDictionary<string, string?> settings,
        int[] ports
    ) : IAsyncDisposable
        where TClient : IService<TClient>
    {
        private ServiceHost<TClient>? host;

        public ServiceHost<TClient> Host =>
            host ?? throw new InvalidOperationException($"{TClient.Service} is stopped.");

        public async Task StartAsync() =>
            host = await ServiceHost<TClient>.StartAsAskedAsync(
                store,
                time,
                settings,
                port: ports[0],
                twinPort: ports[^1]
            );

        public async Task StopAsync()
        {
            await Host.StopAsync();
            await Host.DisposeAsync();
            host = null;
        }

        public async ValueTask DisposeAsync()
        {
            if (host is not null)
                await host.DisposeAsync();
            await store.DisposeAsync();
        }
    }
}
