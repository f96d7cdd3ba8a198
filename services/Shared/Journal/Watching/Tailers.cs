using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Watching;

/// <summary>The changes of one revision, for one clearance.</summary>
public sealed record RevisionView(long Revision, IReadOnlyList<Change> Changes);

/// <summary>One reader of a visit's journal per process, however many watch; filtered once per clearance.</summary>
public sealed class Tailers(
    Store store,
    Heads heads,
    ChangeReader changes,
    Wakeups wakeups,
    Outage outage,
    IHostApplicationLifetime lifetime,
    ILogger<Tailer> logger
)
{
    private readonly ConcurrentDictionary<string, Tailer> tailers = new(StringComparer.Ordinal);
    private readonly Lock joining = new();

    /// <summary>Joins the visit's tailer; every revision after <see cref="Subscription.Position"/> will arrive.</summary>
    /// <param name="hearsAll">Revisions without anything for the clearance arrive too, empty: something derived may have moved.</param>
    public Subscription Join(string visit, Clearance clearance, long head, bool hearsAll)
    {
        lock (joining)
        {
            if (tailers.TryGetValue(visit, out var tailer) && tailer.TryAdd(clearance, hearsAll) is { } joined)
                return joined;
            tailers[visit] = tailer = new Tailer(visit, head, store, heads, changes, wakeups, outage, logger);
            joined = tailer.TryAdd(clearance, hearsAll)!;
            tailer.Start(lifetime.ApplicationStopping);
            return joined;
        }
    }
}

/// <summary>A watcher's place at a tailer. Its channel ends when it reads too slowly, or on shutdown.</summary>
public sealed class Subscription(Clearance clearance, long position, bool hearsAll, Action<Subscription> leave)
    : IDisposable
{
    /// <summary>Revisions that may wait for a slow watcher before it is cut off; it resumes with its token.</summary>
    private const int Waiting = 1_000;

    private readonly Channel<RevisionView> channel = Channel.CreateBounded<RevisionView>(
        new BoundedChannelOptions(Waiting) { SingleReader = true }
    );

    public Clearance Clearance => clearance;

    /// <summary>Where it joined.</summary>
    public long Position { get; } = position;

    public ChannelReader<RevisionView> Revisions => channel.Reader;

    /// <summary>
    /// The last revision that held nothing for this watcher. It wakes nobody, fills no channel and delays no heartbeat:
    /// a hidden write must leave no trace in a stream.
    /// </summary>
    private long skipped = position;

    internal void Offer(RevisionView revision)
    {
        if (revision.Changes.Count == 0 && !hearsAll)
            Volatile.Write(ref skipped, revision.Revision);
        else if (!channel.Writer.TryWrite(revision))
            channel.Writer.TryComplete(new WatcherTooSlowException());
    }

    /// <summary>How far the watcher has come, given what it was sent last.</summary>
    public long PositionAfter(long sent)
    {
        // Read first, then look: what was offered before it was skipped over has been read if nothing waits now.
        var passed = Volatile.Read(ref skipped);
        return channel.Reader.TryPeek(out _) ? sent : Math.Max(sent, passed);
    }

    internal void End() => channel.Writer.TryComplete();

    public void Dispose() => leave(this);
}

public sealed class WatcherTooSlowException() : Exception("The watcher reads too slowly.");

/// <summary>Follows one visit's journal.</summary>
public sealed partial class Tailer(
    string visit,
    long position,
    Store store,
    Heads heads,
    ChangeReader changes,
    Wakeups wakeups,
    Outage outage,
    ILogger logger
)
{
    private const int Batch = 200;

    /// <summary>
    /// Without Redis, how soon what another replica has written is seen: a service that follows must know within a second
    /// that somebody may be named no more.
    /// </summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly HashSet<Subscription> subscriptions = [];
    private long position = position;
    private bool hasEnded;

    public void Start(CancellationToken stopping) => _ = RunAsync(stopping);

    /// <summary>Null if the tailer has ended: it does when nobody is left to read for.</summary>
    public Subscription? TryAdd(Clearance clearance, bool hearsAll)
    {
        lock (gate)
        {
            if (hasEnded)
                return null;
            var subscription = new Subscription(clearance, position, hearsAll, Remove);
            subscriptions.Add(subscription);
            return subscription;
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (gate)
            subscriptions.Remove(subscription);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await wakeups.WaitAsync(visit, Poll, stopping);
                if (HasNobodyLeft())
                    return;
                try
                {
                    await CatchUpAsync(stopping);
                    outage.HasAnswered();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    if (!outage.Explains(e))
                        LogFailed(logger, e, visit);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Shutting down.
        }
        lock (gate)
        {
            hasEnded = true;
            foreach (var subscription in subscriptions)
                subscription.End();
        }
    }

    private bool HasNobodyLeft()
    {
        lock (gate)
            return hasEnded = subscriptions.Count == 0;
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        var head = await heads.FindAsync(visit, cancellation);
        while (head is not null && position < head.Revision)
        {
            var to = Math.Min(head.Revision, position + Batch);
            await using var db = store.Open();
            var from = position;
            var entries = await changes.ReadAsync(
                db,
                db.Journal.Where(e => e.Visit == visit && e.Revision > from && e.Revision <= to),
                cancellation
            );
            Publish(entries, to);
        }
    }

    /// <summary>Joining and publishing exclude each other: who joins at a position gets exactly what comes after it.</summary>
    private void Publish(List<JournaledChange> entries, long to)
    {
        lock (gate)
        {
            var byRevision = entries.GroupBy(e => e.Entry.Revision).ToList();
            foreach (var group in subscriptions.GroupBy(s => s.Clearance).ToList())
            foreach (var revision in byRevision)
            {
                var view = new RevisionView(
                    revision.Key,
                    [.. revision.Select(e => ChangeReader.ViewOf(e, group.Key)).OfType<Change>()]
                );
                foreach (var subscription in group)
                    subscription.Offer(view);
            }
            position = to;
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading the journal of visits/{Visit} failed; it is read again in a moment")]
    private static partial void LogFailed(ILogger logger, Exception exception, string visit);
}
