using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

internal static class Health
{
    // A process that answers at all is asked less often: it writes each refusal to its log.
    private static readonly TimeSpan UntilItAnswers = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UntilItIsHealthy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Remind = TimeSpan.FromSeconds(15);

    /// <summary>Returns when every health check of the project has its status. Says now and then what is still missing.</summary>
    public static async Task WaitAsync(ProjectResource resource, Terminal terminal, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        foreach (var (endpoint, path, status) in resource.HealthChecks)
        {
            var url = new Uri($"{resource.Endpoint(endpoint).Url}{path}");
            var reminded = TimeProvider.System.GetTimestamp();
            while (true)
            {
                var answer = await AskAsync(client, url, status, cancellation);
                if (answer is null)
                    break;
                if (TimeProvider.System.GetElapsedTime(reminded) > Remind)
                {
                    reminded = TimeProvider.System.GetTimestamp();
                    terminal.Say($"{resource.Name} is not healthy yet: {url} {answer}");
                }
                var pause = answer.StartsWith("answers", StringComparison.Ordinal) ? UntilItIsHealthy : UntilItAnswers;
                await Task.Delay(pause, TimeProvider.System, cancellation);
            }
        }
    }

    /// <summary>Null when healthy, otherwise what came instead.</summary>
    private static async Task<string?> AskAsync(HttpClient client, Uri url, int status, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(url, cancellation);
            return (int)answer.StatusCode == status
                ? null
                : $"answers {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}";
        }
        catch (HttpRequestException error)
        {
            return $"does not answer ({error.HttpRequestError})";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "does not answer in time";
        }
    }
}
