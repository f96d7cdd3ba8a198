using BenchmarkDotNet.Attributes;
using StateVisit.Participants.V1;

namespace StateVisit.Benchmarks;

/// <summary>A page of 50 people, never from the cache. Promised: no slower out of 50,000 than out of 500.</summary>
public class PeoplePageBenchmarks
{
    private const int AList = 10_000;

    private ParticipantsInProcess participants = null!;
    private string visit = null!;
    private string token = "";
    private int number;

    [Params(500, 50_000)]
    public int People { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        participants = await ParticipantsInProcess.StartAsync();
        visit = await participants.VisitAsync();
        for (var first = 0; first < People; first += AList)
            await participants
                .OnWire()
                .ImportParticipantListAsync(ParticipantsInProcess.List(visit, Math.Min(AList, People - first), first));
    }

    [GlobalCleanup]
    public async Task Stop() => await participants.DisposeAsync();

    [Benchmark]
    public Task<ListParticipantsResponse> First() => ListAsync($"list_place != {1_000_000 + number++}");

    [Benchmark]
    public Task<ListParticipantsResponse> OfADelegation() =>
        ListAsync($"delegation = \"{visit}/delegations/ru\" AND list_place != {1_000_000 + number++}");

    /// <summary>Page after page to the end and over again.</summary>
    [Benchmark]
    public async Task<ListParticipantsResponse> Next()
    {
        var page = await ListAsync("", token);
        token = page.NextPageToken;
        return page;
    }

    private Task<ListParticipantsResponse> ListAsync(string filter, string pageToken = "") =>
        participants.Api.ListParticipants(
            new()
            {
                Parent = visit,
                PageSize = 50,
                Filter = filter,
                PageToken = pageToken,
            },
            participants.Press
        );
}
