using BenchmarkDotNet.Attributes;
using StateVisit.Participants.V1;

namespace StateVisit.Benchmarks;

/// <summary>A list of 10,000 people as CSV, through gRPC, checked, journaled and durable on SQLite. Promised: under 3 s.</summary>
public class ListImportBenchmarks
{
    private const int People = 10_000;

    private ParticipantsInProcess participants = null!;
    private ParticipantsService.ParticipantsServiceClient protocol = null!;
    private ImportParticipantListRequest list = null!;
    private ImportParticipantListRequest known = null!;
    private ImportParticipantListRequest preview = null!;

    [GlobalSetup]
    public async Task Start()
    {
        participants = await ParticipantsInProcess.StartAsync();
        protocol = participants.OnWire();
        known = ParticipantsInProcess.List(await participants.VisitAsync(), People);
        await protocol.ImportParticipantListAsync(known);
        list = known.Clone();
        preview = known.Clone();
        (preview.Parent, preview.ValidateOnly) = (await participants.VisitAsync(), true);
    }

    [GlobalCleanup]
    public async Task Stop() => await participants.DisposeAsync();

    /// <summary>Into a visit without people.</summary>
    [Benchmark(Baseline = true)]
    public async Task<ImportParticipantListResponse> New()
    {
        list.Parent = await participants.VisitAsync();
        return await protocol.ImportParticipantListAsync(list);
    }

    /// <summary>All but storing.</summary>
    [Benchmark]
    public async Task<ImportParticipantListResponse> Preview() => await protocol.ImportParticipantListAsync(preview);

    /// <summary>Nothing has changed since the last import.</summary>
    [Benchmark]
    public async Task<ImportParticipantListResponse> Again() => await protocol.ImportParticipantListAsync(known);
}
