using System.Diagnostics;
using StateVisit.Agenda.V1;

namespace StateVisit.Load;

/// <summary>
/// Walks a list to its end in pages of 50, again and again, each walk with another filter so that no answer is kept.
/// Prints pages per second, the last ones as much as the first.
/// </summary>
internal static class Pages
{
    public static async Task<int> RunAsync(string url, string visit, TimeSpan length)
    {
        using var channel = Wire.Open(url);
        var agenda = Wire.Agenda(channel);
        var metadata = Wire.As("*:press");
        var began = Stopwatch.GetTimestamp();
        var salt = Random.Shared.Next(1_000_000, 2_000_000_000);
        var pages = 0;
        var token = "";
        for (; Stopwatch.GetElapsedTime(began) < length; pages++)
        {
            if (token.Length == 0)
                salt++;
            var page = await agenda.ListSessionsAsync(
                new()
                {
                    Parent = $"visits/{visit}",
                    PageSize = 50,
                    PageToken = token,
                    Filter = $"order != {salt}",
                },
                metadata
            );
            if (page.Sessions.Count == 0)
                throw new InvalidOperationException("An empty page.");
            token = page.NextPageToken;
        }
        Console.WriteLine($"{pages / Stopwatch.GetElapsedTime(began).TotalSeconds:0.0}");
        return 0;
    }
}
