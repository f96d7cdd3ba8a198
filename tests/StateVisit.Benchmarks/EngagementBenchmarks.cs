using BenchmarkDotNet.Attributes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// Who is where when, of a visit of 1,000 sessions and 500 people, from what the feed of the agenda has brought, never from
/// the cache: of somebody in 20 sessions, and of somebody in all of them.
/// </summary>
public class EngagementBenchmarks
{
    private const int People = 500;
    private const int InASession = 10;

    private AgendaInProcess agenda = null!;
    private ParticipantsInProcess participants = null!;

    [GlobalSetup]
    public async Task Start()
    {
        var programme = Samples.Programme(AgendaInProcess.Sessions);
        for (var i = 0; i < AgendaInProcess.Sessions; i++)
        {
            var attendances = programme.Sessions[i].Attendances;
            attendances.Clear();
            attendances.Add(Samples.Attends(0, Label.Public));
            for (var place = 1; place <= InASession; place++)
                attendances.Add(Samples.Attends(1 + (((i * InASession) + place) % People), Label.Public));
        }
        agenda = await AgendaInProcess.StartAsync(programme);
        participants = await ParticipantsInProcess.StartAsync(agenda.Address);
        var document = new ParticipantsDocument
        {
            Delegations = { ParticipantsInProcess.Delegation(AgendaInProcess.Visit, "RU") },
        };
        for (var i = 0; i <= People; i++)
            document.Participants.Add(
                new Participant
                {
                    Name = Person(i),
                    Access = new() { Label = Label.Public },
                    Names =
                    {
                        new PersonName
                        {
                            Language = "en",
                            Given = $"Given{i}",
                            Family = "Family",
                        },
                    },
                    Delegation = document.Delegations[0].Name,
                    Role = ParticipantRole.Official,
                }
            );
        while (!await IsImportedAsync(document))
            await Task.Delay(100);
        while ((await OfAllSessions()).Engagements.Count < AgendaInProcess.Sessions)
            await Task.Delay(100);
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await participants.DisposeAsync();
        await agenda.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<ListEngagementsResponse> OfTwentySessions() => ListAsync(1);

    [Benchmark]
    public Task<ListEngagementsResponse> OfAllSessions() => ListAsync(0);

    private Task<ListEngagementsResponse> ListAsync(int person) =>
        participants.Api.ListEngagements(new() { Parent = Person(person) }, participants.Press);

    /// <summary>Not before the feed has brought the visit.</summary>
    private async Task<bool> IsImportedAsync(ParticipantsDocument document)
    {
        try
        {
            await participants
                .OnWire()
                .ImportParticipantsAsync(new() { Name = AgendaInProcess.Visit, Document = document });
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.NotFound)
        {
            return false;
        }
    }

    private static string Person(int number) => $"{AgendaInProcess.Visit}/participants/p{number}";
}
