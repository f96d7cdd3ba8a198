using BenchmarkDotNet.Attributes;
using StateVisit.Agenda.V1;

namespace StateVisit.Benchmarks;

/// <summary>Reads, each of which asks the store for the head first; what is kept is used only at that revision.</summary>
public class ReadBenchmarks
{
    private AgendaInProcess agenda = null!;
    private int number;

    [GlobalSetup]
    public async Task Start() => agenda = await AgendaInProcess.StartAsync();

    [GlobalCleanup]
    public async Task Stop() => await agenda.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<Session> GetKept() =>
        agenda.Api.GetSession(new() { Name = $"{AgendaInProcess.Visit}/sessions/s0321" }, agenda.Press);

    [Benchmark]
    public Task<ListSessionsResponse> ListKept() => ListAsync("");

    [Benchmark]
    public Task<ListSessionsResponse> ListNotKept() => ListAsync($"order != {1_000_000 + number++}");

    private Task<ListSessionsResponse> ListAsync(string filter) =>
        agenda.Api.ListSessions(
            new()
            {
                Parent = AgendaInProcess.Visit,
                PageSize = 50,
                Filter = filter,
            },
            agenda.Press
        );
}
