using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Writing;

/// <summary>Drops the answers of old requests, once an hour. That they acted stays known for ever.</summary>
internal sealed partial class Forgetting(Store store, TimeProvider time, ILogger<Forgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var transaction = await store.BeginAsync(stoppingToken);
                await Requests.ForgetAnswersAsync(transaction.Db, time.GetUtcNow(), stoppingToken);
                await transaction.CommitAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(logger, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Dropping old answers failed; the next try is in an hour")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
