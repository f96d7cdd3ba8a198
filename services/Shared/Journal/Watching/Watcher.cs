using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Watching;

/// <summary>
/// A watch: the present as it stands, <c>synced</c>, then each revision as a whole; or, with a token, every revision since.
/// </summary>
public sealed class Watcher(
    Store store,
    Catalog catalog,
    Reader reader,
    Heads heads,
    Tailers tailers,
    ChangeReader changes,
    Tokens tokens,
    TimeProvider time,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime
)
{
    private const int Batch = 200;

    /// <summary>A clock that runs fast does not flood its watchers.</summary>
    private static readonly TimeSpan DerivedEvery = TimeSpan.FromMilliseconds(250);

    private readonly TimeSpan retention = configuration.GetValue("Watch:Retention", TimeSpan.FromDays(7));
    private readonly TimeSpan heartbeat = configuration.GetValue("Watch:Heartbeat", TimeSpan.FromSeconds(15));

    /// <param name="name">The visit.</param>
    /// <param name="kinds">Kinds of record to send; none: all.</param>
    /// <param name="resumeToken">Where to go on.</param>
    /// <param name="derivation">What is sent besides; null: nothing.</param>
    public async Task WatchAsync(
        string name,
        IReadOnlyCollection<Collection> kinds,
        string resumeToken,
        Derivation? derivation,
        IServerStreamWriter<WatchEvent> stream,
        ServerCallContext context
    )
    {
        var visit = RecordName.Parse(name).Visit;
        var caller = context.Caller();
        var clearance = reader.ClearanceOf(context, visit);
        var question =
            $"watch|{visit}|{clearance.Key}|{string.Join(',', kinds.Select(k => k.Field).Order(StringComparer.Ordinal))}";
        using var expiry = new CancellationTokenSource(UntilExpiry(caller), time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping,
            expiry.Token
        );
        try
        {
            // 1. Resume position, checked before anything else is done.
            long? from = resumeToken.Length == 0 ? null : Position(resumeToken, question);
            var head = await heads.GetAsync(visit, clearance, name, ending.Token);

            // 2. Join first, then read: what is committed in between arrives through the subscription.
            using var subscription = tailers.Join(visit, clearance, head.Revision, hearsAll: derivation is not null);
            var watch = new Watch(visit, clearance, kinds, question, derivation, stream);
            var position = from ?? await SendPresentAsync(watch, ending.Token);
            if (from is not null)
            {
                position = await SendMissedAsync(watch, position, subscription.Position, ending.Token);
                await SendDerivedAsync(watch, ending.Token);
            }

            // 3. Live.
            await SendLiveAsync(watch, subscription, position, caller, ending.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            // The stream ends below, with a status that says to resume.
        }
        catch (WatcherTooSlowException)
        {
            throw Fault.Exhausted(
                ErrorReason.WatcherTooSlow,
                "The watcher reads too slowly: resume with the last token."
            );
        }
        throw Fault.Unavailable(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? "The service is shutting down: resume with the last token."
                : "The caller's token has expired: resume with a new one."
        );
    }

    private sealed record Watch(
        string Visit,
        Clearance Clearance,
        IReadOnlyCollection<Collection> Kinds,
        string Question,
        Derivation? Derivation,
        IServerStreamWriter<WatchEvent> Stream
    )
    {
        /// <summary>Records that came and went again before this watcher could see them: it hears nothing of them.</summary>
        private readonly HashSet<string> withheld = new(StringComparer.Ordinal);

        public void Withhold(string name) => withheld.Add(name);

        public bool IsNews(Change change) =>
            change.Action == Type.V1.Action.Deleted ? !withheld.Remove(change.Name) : !withheld.Contains(change.Name);

        public bool Wants(string path) => Kinds.Count == 0 || Kinds.Any(kind => kind.Matches(path));
    }

    private async Task<long> SendPresentAsync(Watch watch, CancellationToken cancellation)
    {
        // As written, like the revisions that follow: what was due was released when the head was read, and an instant
        // that passes from then on arrives as a revision. Looking at the clock again would show the record twice.
        const long now = long.MinValue;
        var (revision, rows) = await ReadPresentAsync(watch, now, cancellation);
        foreach (var row in rows)
        {
            if (!watch.Wants(row.Path))
                continue;
            if (View.Of(catalog.Find(row.Path)!.Parse(row.Body), watch.Clearance) is { } view)
                await watch.Stream.WriteAsync(new() { Record = Any.Pack(view) }, cancellation);
        }
        await SendDerivedAsync(watch, cancellation);
        await watch.Stream.WriteAsync(new() { Synced = new(), ResumeToken = Token(watch, revision) }, cancellation);
        return revision;
    }

    /// <summary>Read as a whole before anything is sent, so that a slow watcher does not hold a view of the store open.</summary>
    private async Task<(long Revision, List<Row> Rows)> ReadPresentAsync(
        Watch watch,
        long now,
        CancellationToken cancellation
    )
    {
        var (db, transaction) = await store.SnapshotAsync(cancellation);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        var revision = await db
            .Heads.Where(h => h.Visit == watch.Visit)
            .Select(h => h.Revision)
            .FirstAsync(cancellation);
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == watch.Visit)
            .VisibleTo(watch.Clearance, now)
            .OrderBy(row => row.Path)
            .ToListAsync(cancellation);
        return (revision, rows);
    }

    /// <summary>
    /// What was committed since. A record that is hidden by now was perhaps open meanwhile: who knew it learns that it is
    /// gone, and nobody learns what it was.
    /// </summary>
    private async Task<long> SendMissedAsync(Watch watch, long from, long to, CancellationToken cancellation)
    {
        var visit = watch.Visit;
        while (from < to)
        {
            var upTo = Math.Min(to, from + Batch);
            await using var db = store.Open();
            var entries = await changes.ReadAsync(
                db,
                db.Journal.Where(e => e.Visit == visit && e.Revision > from && e.Revision <= upTo),
                cancellation
            );
            foreach (var revision in entries.GroupBy(e => e.Entry.Revision))
            {
                var missed = revision.Select(entry => Missed(entry, watch)).OfType<Change>();
                await SendAsync(watch, new(revision.Key, [.. missed]), cancellation);
            }
            from = upTo;
        }
        return from;
    }

    private static Change? Missed(JournaledChange entry, Watch watch)
    {
        var change = ChangeReader.ViewOf(entry, watch.Clearance);
        if (change is null || watch.Clearance.Sees(entry.Entry.NowLabel, entry.Entry.NowDelegations))
            return change;
        if (change.Action == Type.V1.Action.Created)
            watch.Withhold(change.Name);
        return change.Action == Type.V1.Action.Deleted ? change : null;
    }

    private async Task SendLiveAsync(
        Watch watch,
        Subscription subscription,
        long position,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var beat = caller.Has(Role.Service, watch.Visit) ? TimeSpan.FromSeconds(1) : heartbeat;
        // By what was sent last: a write that shows nothing to this watcher moves no heartbeat either.
        var sent = time.GetTimestamp();
        var derived = sent;
        while (true)
        {
            var untilBeat = beat - time.GetElapsedTime(sent);
            if (untilBeat <= TimeSpan.Zero)
            {
                position = subscription.PositionAfter(position);
                await watch.Stream.WriteAsync(
                    new() { Heartbeat = new(), ResumeToken = Token(watch, position) },
                    cancellation
                );
                sent = time.GetTimestamp();
                continue;
            }
            var untilTick = UntilTick(watch, derived);
            var hasMoved = await WaitAsync(subscription, untilTick < untilBeat ? untilTick : untilBeat, cancellation);
            while (subscription.Revisions.TryRead(out var revision))
            {
                if (revision.Revision <= position)
                    continue;
                position = revision.Revision;
                if (await SendAsync(watch, revision, cancellation))
                    sent = time.GetTimestamp();
            }
            if (!hasMoved && UntilTick(watch, derived) > TimeSpan.Zero)
                continue;
            if (await SendDerivedAsync(watch, cancellation))
                sent = time.GetTimestamp();
            derived = time.GetTimestamp();
        }
    }

    private TimeSpan UntilTick(Watch watch, long derived)
    {
        if (watch.Derivation is null)
            return TimeSpan.MaxValue;
        var (next, least) = (watch.Derivation.UntilNext(), DerivedEvery - time.GetElapsedTime(derived));
        return next > least ? next : least;
    }

    /// <summary>Whether a revision arrived within the time.</summary>
    private async Task<bool> WaitAsync(Subscription subscription, TimeSpan atMost, CancellationToken cancellation)
    {
        // Not a timer that cancels: one that goes off while it is disposed of would cancel what is gone, and end the process.
        using var timer = new CancellationTokenSource(atMost, time);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        try
        {
            return await subscription.Revisions.WaitToReadAsync(silence.Token)
                ? true
                : throw new OperationCanceledException();
        }
        catch (OperationCanceledException)
            when (silence.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Whether anything derived had moved.</summary>
    private static async Task<bool> SendDerivedAsync(Watch watch, CancellationToken cancellation)
    {
        if (watch.Derivation is null || await watch.Derivation.NextAsync(cancellation) is not { } derived)
            return false;
        await watch.Stream.WriteAsync(new() { Derived = derived }, cancellation);
        return true;
    }

    /// <summary>Whether the revision held anything that the watch wants.</summary>
    private async Task<bool> SendAsync(Watch watch, RevisionView revision, CancellationToken cancellation)
    {
        var wanted = revision
            .Changes.Where(watch.IsNews)
            .Where(change => watch.Wants(RecordName.Parse(change.Name).Path))
            .ToList();
        if (wanted.Count > 0)
            await watch.Stream.WriteAsync(
                new()
                {
                    Revision = new() { Changes = { wanted } },
                    ResumeToken = Token(watch, revision.Revision),
                },
                cancellation
            );
        // Who may no longer see the visit sees nothing of it from here on.
        if (
            revision.Changes.Any(change =>
                RecordName.Parse(change.Name).Path.Length == 0 && change.Action == Type.V1.Action.Deleted
            )
        )
            throw Fault.NotFound($"visits/{watch.Visit}");
        return wanted.Count > 0;
    }

    private string Token(Watch watch, long revision) =>
        tokens.Write(
            watch.Question,
            revision.ToString(CultureInfo.InvariantCulture),
            time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
        );

    private long Position(string token, string question)
    {
        var values = tokens.Read(token, question, "resume_token");
        var given = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(values[1], CultureInfo.InvariantCulture));
        if (time.GetUtcNow() - given > retention)
            throw Fault.OutOfRange(
                ErrorReason.TokenTooOld,
                $"The token is older than {retention}: watch again without one."
            );
        return long.Parse(values[0], CultureInfo.InvariantCulture);
    }

    private TimeSpan UntilExpiry(Caller caller)
    {
        var rest = caller.Expires - time.GetUtcNow();
        return caller.IsAnonymous || rest > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
            : rest > TimeSpan.Zero ? rest
            : TimeSpan.Zero;
    }
}
