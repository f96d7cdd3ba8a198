using StateVisit.Agenda.V1;
using StateVisit.Internal.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Whatever field of whatever request is broken: the answer names it, over both wires, and nothing is written.</summary>
public sealed class BadInputProperty
{
    [Theory, OnBothStores]
    public async Task EveryBrokenFieldIsNamedAndNothingIsWritten(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var before = host.Log.Errors.Count();
        var protocol = host.As("protocol");
        var heads = new HeadsService.HeadsServiceClient(host.As("service").Invoker);
        var visit = "visits/" + Make.Id("bad-");
        var existing = await PrepareAsync(protocol.Agenda, visit);
        await new BadInput(AgendaService.Descriptor, visit, protocol.Invoker, protocol.Rest, heads).RunAsync(
            existing,
            samples: 3
        );
        Assert.True((await protocol.Agenda.VerifyJournalAsync(new() { Name = visit })).Intact);
        host.Log.AssertNoErrors(before);
    }

    private static async Task<string[]> PrepareAsync(AgendaService.AgendaServiceClient client, string visit)
    {
        var access = new Access { Label = Label.Restricted };
        await client.CreateVisitAsync(
            new()
            {
                VisitId = visit["visits/".Length..],
                Visit = new()
                {
                    Access = access,
                    Titles = { ["en"] = "Visit" },
                    Hosts = { "RU" },
                    StartDate = "2023-03-20",
                    EndDate = "2023-03-22",
                    TimeZone = "Europe/Moscow",
                },
            }
        );
        var venue = await client.CreateVenueAsync(
            new()
            {
                Parent = visit,
                VenueId = "hall",
                Venue = new()
                {
                    Access = access,
                    Titles = { ["en"] = "Hall" },
                    Type = VenueType.Site,
                },
            }
        );
        var session = await client.CreateSessionAsync(
            new()
            {
                Parent = visit,
                SessionId = "talks",
                Session = new()
                {
                    Access = access,
                    Titles = { ["en"] = "Talks" },
                    Kind = SessionKind.ExpandedTalks,
                    PlannedStart = new()
                    {
                        Time = new() { Seconds = 1_679_400_000 },
                        Precision = Precision.Exact,
                        Basis = Basis.Stated,
                    },
                },
            }
        );
        var topic = await client.CreateTopicAsync(
            new()
            {
                Parent = visit,
                TopicId = "energy",
                Topic = new()
                {
                    Access = access,
                    Titles = { ["en"] = "Energy" },
                    State = TopicState.Agreed,
                },
            }
        );
        return [visit, venue.Name, session.Name, session.Name + "/timing", topic.Name];
    }
}
