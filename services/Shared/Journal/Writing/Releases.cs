using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Writing;

/// <summary>
/// Ends embargoes whose instant has come. The end is a journaled write like any other (actor <c>clock</c>), so that
/// watchers get it; it runs at the instant, or when somebody reads the visit first. Running it twice does nothing.
/// </summary>
public sealed partial class Releases(
    Store store,
    Catalog catalog,
    Writer writer,
    TimeProvider time,
    Outage outage,
    ILogger<Releases> logger
) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public Task RunAsync(string visit, CancellationToken cancellation) =>
        writer.RunAsClockAsync(visit, write => DueAsync(write, catalog), cancellation);

    /// <summary>Ends the embargoes that have run out.</summary>
    internal static Task DueAsync(Write write, Catalog catalog)
    {
        var now = write.Now.ToUnixTimeMilliseconds();
        return ReleaseAsync(write, catalog, row => row.ReleaseAt != null && row.ReleaseAt <= now);
    }

    /// <summary>Ends, in the write that makes it happen, the embargoes that an event ends.</summary>
    public static Task OnEventAsync(Write write, Catalog catalog, string @event) =>
        ReleaseAsync(write, catalog, row => row.ReleaseOn == @event);

    /// <summary>Embargoes wait in every service that follows the agenda for a session to start or to end.</summary>
    /// <param name="before">Null: nothing was known of it.</param>
    /// <param name="after">Any record that the agenda's feed brings.</param>
    public static async Task OnTimingAsync(Write write, Catalog catalog, IRecord? before, IRecord after)
    {
        if (after is not Timing timing || (before as Timing)?.State == timing.State)
            return;
        var session = timing.Name[..^"/timing".Length];
        // What has ended has also started, whether or not anybody said so.
        if (timing.State is SessionState.InProgress or SessionState.Concluded)
            await OnEventAsync(write, catalog, RowAccess.Event(session, "start"));
        if (timing.State is SessionState.Concluded)
            await OnEventAsync(write, catalog, RowAccess.Event(session, "end"));
    }

    /// <summary>
    /// The visit's clock was set: what waits for an instant ends when the clock gets there as it goes now. What had run out
    /// before is ended already, so no clock that is put back closes it again.
    /// </summary>
    internal static async Task RescheduleAsync(Write write, Catalog catalog, VisitClock clock)
    {
        var visit = write.Visit;
        var rows = await write
            .Db.Records.AsNoTracking()
            .Where(row => row.Visit == visit && row.AfterLabel != 0 && row.ReleaseOn == null)
            .ToListAsync();
        foreach (var row in rows)
        {
            var embargo = catalog.Find(row.Path)!.Parse(row.Body).Embargo;
            await RowSql.RescheduleAsync(write.Db, visit, row.Path, RowAccess.ReleaseAt(embargo, clock));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAgain, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var db = store.Open();
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                var due = await db
                    .Heads.Where(h => h.NextRelease <= now)
                    .Select(h => h.Visit)
                    .ToListAsync(stoppingToken);
                foreach (var visit in due)
                    await RunAsync(visit, stoppingToken);
                outage.HasAnswered();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Explains(e))
                    LogFailed(logger, e);
            }
        }
    }

    private static async Task ReleaseAsync(
        Write write,
        Catalog catalog,
        System.Linq.Expressions.Expression<Func<Row, bool>> due
    )
    {
        var visit = write.Visit;
        var rows = write.Db.Records.Where(row => row.Visit == visit).Where(due).OrderBy(row => row.Path);
        foreach (var row in await rows.ToListAsync())
        {
            var record = await write.FindAsync<IRecord>(new RecordName(visit, row.Path).ToString());
            if (record?.Embargo is null or { Held: true })
                continue;
            View.Release(record);
            await write.UpdateAsync(record, catalog.Of(record).Field, "embargo ended");
        }
    }

    [LoggerMessage(LogLevel.Error, "Ending embargoes failed; the next look is in a second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
