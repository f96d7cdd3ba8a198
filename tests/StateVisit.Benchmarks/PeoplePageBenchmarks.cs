using BenchmarkDotNet.Attributes;
using StateVisit.Participants.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// A page of 50 people, never from the cache, by id, by another field and of those who share one. Promised: no slower out of
/// 50,000 than out of 500.
/// </summary>
public class PeoplePageBenchmarks
{
    private const int AList = 10_000;
    private const int APage = 50;

    private ParticipantsInProcess participants = null!;
    private string visit = null!;
    private string token = "";

    [Params(500, 50_000)]
    public int People { get; set; }

    [Params("", "delegation", "list_place", "rank desc", "of a delegation")]
    public string By { get; set; } = "";

    [GlobalSetup]
    public async Task Start()
    {
        participants = await ParticipantsInProcess.StartAsync();
        visit = await participants.VisitAsync();
        for (var first = 0; first < People; first += AList)
            await participants
                .OnWire()
                .ImportParticipantListAsync(ParticipantsInProcess.List(visit, Math.Min(AList, People - first), first));
        var listed = By == "of a delegation" ? People / 2 : People;
        for (var before = 0; before < listed / 2; before += APage)
            token = (await Middle()).NextPageToken;
    }

    [GlobalCleanup]
    public async Task Stop() => await participants.DisposeAsync();

    [Benchmark]
    public Task<ListParticipantsResponse> First() => ListAsync("");

    [Benchmark]
    public Task<ListParticipantsResponse> Middle() => ListAsync(token);

    private Task<ListParticipantsResponse> ListAsync(string pageToken) =>
        participants.Api.ListParticipants(
            new()
            {
                Parent = visit,
                PageSize = APage,
                Filter = By == "of a delegation" ? $"delegation = \"{visit}/delegations/ru\"" : "",
                OrderBy = By == "of a delegation" ? "" : By,
                PageToken = pageToken,
            },
            participants.Press
        );
}
