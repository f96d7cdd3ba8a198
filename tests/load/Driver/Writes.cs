using System.Diagnostics;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Load;

/// <summary>Eight writers, each one row at a time, each with a request_id. Prints acknowledged writes per second.</summary>
internal static class Writes
{
    public const int Writers = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string url, TimeSpan length)
    {
        using var channel = Wire.Open(url);
        var agenda = Wire.Agenda(channel);
        var metadata = Wire.As("*:protocol");
        var run = Guid.NewGuid().ToString("N")[..8];
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));
        Console.WriteLine($"{counts.Sum() / length.TotalSeconds:0.0}");
        return 0;

        async Task<int> WriteAsync(int writer)
        {
            var counted = 0;
            for (var i = 0; Stopwatch.GetElapsedTime(began) < WarmUp + length; i++)
            {
                await agenda.CreateTopicAsync(
                    new()
                    {
                        Parent = $"visits/{Prepare.Written}",
                        TopicId = $"t{run}-{writer}-{i}",
                        RequestId = Guid.NewGuid().ToString(),
                        Topic = new()
                        {
                            Access = new() { Label = Label.Public },
                            State = TopicState.Proposed,
                            Titles = { ["en"] = "Trade in both directions", ["ru"] = "Взаимная торговля" },
                        },
                    },
                    metadata
                );
                var elapsed = Stopwatch.GetElapsedTime(began);
                if (elapsed >= WarmUp && elapsed < WarmUp + length)
                    counted++;
            }
            return counted;
        }
    }
}
