using BenchmarkDotNet.Attributes;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// GetTimeline of 1,000 sessions over gRPC on loopback, the client's reading included. Kept: under 1 ms; anew, after a change: under 15 ms.
/// </summary>
public class TimelineBenchmarks
{
    private static readonly GetTimelineRequest Request = new()
    {
        Name = $"{AgendaInProcess.Visit}/timeline",
        At = Timestamp.FromDateTimeOffset(new(2031, 3, 4, 4, 0, 0, TimeSpan.Zero)),
    };

    private AgendaInProcess agenda = null!;
    private AgendaService.AgendaServiceClient client = null!;
    private int changes;

    [GlobalSetup]
    public async Task Start()
    {
        agenda = await AgendaInProcess.StartAsync(Samples.Programme(AgendaInProcess.Sessions));
        client = agenda.OnWire();
        await client.GetTimelineAsync(Request);
    }

    [GlobalCleanup]
    public async Task Stop() => await agenda.DisposeAsync();

    [Benchmark(Baseline = true)]
    public async Task<Timeline> Kept() => await client.GetTimelineAsync(Request);

    /// <summary>Another minute: the programme is the same, all times are worked out again.</summary>
    [Benchmark]
    public async Task<Timeline> AnotherMinute() =>
        await client.GetTimelineAsync(
            new()
            {
                Name = Request.Name,
                At = Timestamp.FromDateTimeOffset(Request.At.ToDateTimeOffset().AddMinutes(changes++ % 300)),
            }
        );

    /// <summary>The write alone, to be taken off the next.</summary>
    [Benchmark]
    public async Task<Timing> Change() =>
        await client.UpdateTimingAsync(
            new()
            {
                Timing = new()
                {
                    Name = $"{AgendaInProcess.Visit}/sessions/s00321/timing",
                    NotBefore = Timestamp.FromDateTimeOffset(
                        Request.At.ToDateTimeOffset().AddMinutes(60 + (changes++ % 300))
                    ),
                },
                UpdateMask = new() { Paths = { "not_before" } },
            }
        );

    [Benchmark]
    public async Task<Timeline> ChangeThenAnew()
    {
        await Change();
        return await client.GetTimelineAsync(Request);
    }
}
