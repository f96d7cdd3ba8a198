using BenchmarkDotNet.Attributes;
using StateVisit.Agenda.V1;

namespace StateVisit.Benchmarks;

/// <summary>A whole write: head, record, journal, durable commit on SQLite.</summary>
public class WriteBenchmarks
{
    private AgendaInProcess agenda = null!;
    private int number;

    [GlobalSetup]
    public async Task Start() => agenda = await AgendaInProcess.StartAsync();

    [GlobalCleanup]
    public async Task Stop() => await agenda.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<Topic> Create() => agenda.Api.CreateTopic(Request(), agenda.Protocol);

    [Benchmark]
    public Task<Topic> CreateWithRequestId()
    {
        var request = Request();
        request.RequestId = Guid.NewGuid().ToString();
        return agenda.Api.CreateTopic(request, agenda.Protocol);
    }

    /// <summary>All but storing and committing.</summary>
    [Benchmark]
    public Task<Topic> ValidateOnly()
    {
        var request = Request();
        request.ValidateOnly = true;
        return agenda.Api.CreateTopic(request, agenda.Protocol);
    }

    private CreateTopicRequest Request() =>
        new()
        {
            Parent = AgendaInProcess.Visit,
            TopicId = $"t{number++}",
            Topic = Samples.Topic(),
        };
}
