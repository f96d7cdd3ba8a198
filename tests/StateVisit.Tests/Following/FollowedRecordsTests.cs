using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Following;

/// <summary>What a service keeps of another one is, in the end, what the other one has.</summary>
public class FollowedRecordsTests
{
    private const string Venues = """SELECT "Path", "Body" FROM records WHERE "Path" LIKE 'venues/%'""";
    private const string Labels =
        """SELECT "Path", "Label" || "Delegations" FROM records WHERE "Path" LIKE 'participants/%'""";

    [Theory]
    [OnBothStores]
    public async Task AServiceThatIsKilledTimeAndAgainMissesNothing(StoreKind store)
    {
        var (one, two) = (Ports.Free(), Ports.Free());
        await using var agendas = await TestStore.CreateAsync(store, AgendaClient.Service);
        await using var participants = await TestStore.CreateAsync(store, ParticipantsClient.Service);
        var addresses = VisitSystem.Addresses([one], [two]);
        await using var agenda = await AgendaHost.StartAsAskedAsync(agendas, null, addresses, port: one);
        var scene = await Scene.CreateAsync(agenda);
        (int Http, int Grpc) ports = (Ports.Free(), two);
        var process = await ParticipantsProcess.StartAsync(participants, addresses, ports);
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(i => WriteVenuesAsync([agenda], scene.Name, i, 150)));
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(new Random(i).Next(100, 500));
            await process.KillAsync();
            await process.DisposeAsync();
            process = await ParticipantsProcess.StartAsync(participants, addresses, ports);
        }
        await writing;

        await SameAsync(agendas, participants, Venues);
        await process.DisposeAsync();
    }

    [Theory]
    [OnBothStores]
    public async Task AnAgendaThatIsStartedAnewKnowsWhoMayBeKnownOf(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await Scene.CreateAsync(system.Agenda);
        // The first waits until the visit has arrived: while nobody keeps it, it would be refused.
        await LabelPeopleAsync(() => system.Participants, scene.Name, seed: 0, writes: 1);
        var writing = LabelPeopleAsync(() => system.Participants, scene.Name, seed: 1, writes: 200);
        for (var i = 0; i < 2; i++)
        {
            await Task.Delay(300);
            await system.StopAgendaAsync();
            await system.StartAgendaAsync();
        }
        await writing;
        await system.StopParticipantsAsync();
        await system.StartParticipantsAsync();
        await LabelPeopleAsync(() => system.Participants, scene.Name, seed: 2, writes: 20);

        await SameAsync(system.Participants.Store, system.Agenda.Store, Labels);
    }

    [Fact]
    public async Task ReplicasThatFollowTheSameDoNothingTwice()
    {
        int[] ports = [Ports.Free(), Ports.Free(), Ports.Free(), Ports.Free()];
        await using var agendas = await TestStore.CreateAsync(StoreKind.Postgres, AgendaClient.Service);
        await using var participants = await TestStore.CreateAsync(StoreKind.Postgres, ParticipantsClient.Service);
        var addresses = VisitSystem.Addresses(ports[..2], ports[2..]);
        await using var one = await AgendaHost.StartAsAskedAsync(agendas, null, addresses, port: ports[0]);
        await using var two = await AgendaHost.StartAsAskedAsync(agendas, null, addresses, port: ports[1]);
        await using var three = await ParticipantsHost.StartAsAskedAsync(participants, null, addresses, port: ports[2]);
        await using var four = await ParticipantsHost.StartAsAskedAsync(participants, null, addresses, port: ports[3]);
        var scene = await Scene.CreateAsync(one);
        foreach (var host in new[] { three, four })
            await host.As("protocol")
                .Participants.CreateParticipantAsync(
                    new()
                    {
                        Parent = scene.Name,
                        ParticipantId = Make.Id("p"),
                        Participant = Guest.Of(Make.Public),
                    }
                );

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => WriteVenuesAsync([one, two], scene.Name, i, 60)).ToArray()
        );
        await LabelPeopleAsync(() => three, scene.Name, seed: 3, writes: 60);

        await SameAsync(agendas, participants, Venues);
        await SameAsync(participants, agendas, Labels);
        const string changes = """SELECT count(*) FROM journal WHERE "Path" LIKE 'venues/%'""";
        Assert.Equal(await agendas.ReadAsync<long>(changes), await participants.ReadAsync<long>(changes));
        await scene.LinksAsync();
        foreach (var host in new[] { three, four })
            Assert.Empty(host.Log.ToString());
    }

    [Fact]
    public async Task ReplicasThatBeginAtTheSameMomentMissNothing()
    {
        int[] ports = [Ports.Free(), Ports.Free(), Ports.Free()];
        await using var agendas = await TestStore.CreateAsync(StoreKind.Postgres, AgendaClient.Service);
        await using var participants = await TestStore.CreateAsync(StoreKind.Postgres, ParticipantsClient.Service);
        var addresses = VisitSystem.Addresses(ports[..1], ports[1..]);
        await using var agenda = await AgendaHost.StartAsAskedAsync(agendas, null, addresses, port: ports[0]);
        var visits = new List<string>();
        for (var i = 0; i < 6; i++)
            visits.Add((await Scene.CreateAsync(agenda)).Name);
        var writing = Task.WhenAll(visits.Select(CreateVenuesAsync));

        async Task CreateVenuesAsync(string visit)
        {
            for (var i = 0; i < 60; i++)
                await agenda
                    .As("protocol")
                    .Agenda.CreateVenueAsync(
                        new()
                        {
                            Parent = visit,
                            VenueId = $"v{i}",
                            Venue = Make.Venue(),
                        }
                    );
        }

        // Each replica reads the present of each visit at a moment of its own, while it is written.
        var starts = ports[1..]
            .Select(port => ParticipantsHost.StartAsAskedAsync(participants, null, addresses, port: port));
        var hosts = await Task.WhenAll(starts);
        await using var one = hosts[0];
        await using var two = hosts[1];
        await writing;

        await SameAsync(
            agendas,
            participants,
            """SELECT "Visit" || "Path", "Body" FROM records WHERE "Path" LIKE 'venues/%'"""
        );
    }

    private static async Task WriteVenuesAsync(AgendaHost[] agendas, string visit, int seed, int writes)
    {
        var random = new Random(seed);
        var venues = new List<string>();
        for (var i = 0; i < writes; i++)
        {
            var agenda = agendas[i % agendas.Length].As("protocol").Agenda;
            var access = random.Next(2) == 0 ? Make.Public : Make.Restricted;
            var known = venues.Count == 0 ? null : venues[random.Next(venues.Count)];
            switch (random.Next(5))
            {
                case 0 when known is not null:
                    await agenda.DeleteVenueAsync(new() { Name = known });
                    venues.Remove(known);
                    break;
                case 1 or 2 when known is not null:
                    await agenda.UpdateVenueAsync(
                        new() { Venue = Make.Venue(v => (v.Name, v.Access, v.Capacity) = (known, access, i)) }
                    );
                    break;
                default:
                    var created = await agenda.CreateVenueAsync(
                        new()
                        {
                            Parent = visit,
                            VenueId = $"w{seed}-{i}",
                            Venue = Make.Venue(v => v.Access = access),
                        }
                    );
                    venues.Add(created.Name);
                    break;
            }
        }
    }

    private static async Task LabelPeopleAsync(Func<ParticipantsHost> host, string visit, int seed, int writes)
    {
        Access[] accesses =
        [
            Make.Public,
            Make.Press,
            Make.Delegations("CN", "RU"),
            Make.AllDelegations,
            Make.Restricted,
        ];
        var random = new Random(seed);
        var people = new List<string>();
        for (var i = 0; i < writes; i++)
        {
            var participants = host().As("protocol").Participants;
            var person = Guest.Of(accesses[random.Next(accesses.Length)]);
            var known = people.Count == 0 ? null : people[random.Next(people.Count)];
            if (known is not null && random.Next(6) == 0)
            {
                await participants.DeleteParticipantAsync(new() { Name = known });
                people.Remove(known);
            }
            else if (known is not null && random.Next(3) > 0)
            {
                person.Name = known;
                await participants.UpdateParticipantAsync(new() { Participant = person });
            }
            else
                people.Add(
                    (
                        await participants.CreateParticipantAsync(
                            new()
                            {
                                Parent = visit,
                                ParticipantId = $"p{seed}-{i}",
                                Participant = person,
                            }
                        )
                    ).Name
                );
        }
    }

    private static async Task SameAsync(TestStore source, TestStore follower, string select)
    {
        var wanted = await ReadAsync(source, select);
        Assert.NotEmpty(wanted);
        IReadOnlyList<string> found = [];
        await Eventually.IsTrueAsync(
            async () => wanted.SequenceEqual(found = await ReadAsync(follower, select)),
            () =>
                $"missing: {string.Join(' ', wanted.Except(found))}\ntoo much: {string.Join(' ', found.Except(wanted))}",
            20
        );
    }

    private static async Task<List<string>> ReadAsync(TestStore store, string select)
    {
        await using var connection = await store.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = select;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(
                $"{reader.GetValue(0)} {(reader.GetValue(1) is byte[] body ? Convert.ToHexString(body) : reader.GetValue(1))}"
            );
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
