using BenchmarkDotNet.Attributes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Ripple;

namespace StateVisit.Benchmarks;

/// <summary>
/// The ripple over programmes in which half of the sessions share essential people. All three steps: the plan, made when the
/// programme changes; the forecast, made each minute; the timeline, made for each clearance.
/// </summary>
public class RippleBenchmarks
{
    private static readonly DateTimeOffset Now = new(2031, 3, 4, 4, 0, 0, TimeSpan.Zero);

    private PlanItem[] items = null!;
    private Places places = null!;
    private Plan plan = null!;
    private Forecast forecast = null!;
    private Ground ground = null!;

    [Params(100, 1_000, 10_000)]
    public int Sessions { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var programme = Samples.Programme(Sessions);
        IEnumerable<IRecord> records =
        [
            programme.Visit,
            .. programme.Venues,
            .. programme.Sessions,
            .. programme.Timings,
        ];
        ground = Ground.Of(1, 1, records.Select(record => (RecordName.Parse(record.Name).Path, record)));
        plan = ground.Plan;
        places = plan.Places;
        items = plan.Items;
        forecast = Forecast.Of(plan, Now);
    }

    /// <summary>The budget: 5 ms for 10,000, growing no faster than n log n, less than 1 KB per session.</summary>
    [Benchmark(Baseline = true)]
    public Forecast PlanAndForecast() => Forecast.Of(new(items, places), Now);

    [Benchmark]
    public Plan PlanOnly() => new(items, places);

    [Benchmark]
    public Forecast ForecastOnly() => Forecast.Of(plan, Now);

    /// <summary>Causes, slack and violations of all sessions, as messages: what full clearance gets.</summary>
    [Benchmark]
    public Timeline TimelineOnly() => TimelineView.Of(ground, forecast, new(plan, Clearance.Full), TimelineFilter.All);
}
