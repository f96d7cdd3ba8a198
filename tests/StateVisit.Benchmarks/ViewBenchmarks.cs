using BenchmarkDotNet.Attributes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;

namespace StateVisit.Benchmarks;

/// <summary>A record as a clearance sees it, with the etag of just that.</summary>
public class ViewBenchmarks
{
    private readonly Session session = Samples.Session(1);

    [Benchmark(Baseline = true)]
    public Session? Full() => View.Of(session, Clearance.Full);

    [Benchmark]
    public Session? Public() => View.Of(session, Clearance.Public);
}
