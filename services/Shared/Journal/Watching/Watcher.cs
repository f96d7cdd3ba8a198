using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StateVisit.Journal.Following;
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
    Feeds feeds,
    TimeProvider time,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime
)
{
    private const int Batch = 200;

    /// <summary>In a token: nobody was named.</summary>
    private const string NamelessMark = "nameless";

    /// <summary>A clock that runs fast does not flood its watchers.</summary>
    private static readonly TimeSpan DerivedEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>How soon a heartbeat that is due is tried again while a revision is on its way.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

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
        var granted = reader.GrantedTo(caller, visit);
        var question =
            $"watch|{visit}|{granted.Key}|{string.Join(',', kinds.Select(k => k.Field).Order(StringComparer.Ordinal))}";
        using var expiry = new CancellationTokenSource(UntilExpiry(caller), time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping,
            expiry.Token
        );
        try
        {
            // 1. Resume position, checked before anything else is done.
            var from = resumeToken.Length == 0 ? null : Read(resumeToken, question);
            var head = await heads.GetAsync(visit, granted, name, ending.Token);
            if (from?.Revision > head.Revision)
                throw Fault.OutOfRange(
                    ErrorReason.TokenTooOld,
                    "The token is of a later state than the store has, which was perhaps restored: watch again without one."
                );
            var watch = new Watch(visit, granted, granted, kinds, question, derivation, stream)
            {
                IsOfService = caller.Has(Role.Service, visit),
            };
            while (true)
            {
                // 2. Join first, then read: what is committed in between arrives through the subscription. Others may have joined
                // long before, and their reader may be behind the head; whoever goes on from a token is not.
                watch = watch with
                {
                    Clearance = feeds.Limit(granted, visit),
                };
                var hearsAll = derivation is not null;
                using var subscription = tailers.Join(visit, watch.Clearance, head.Revision, hearsAll);
                var position = from is null
                    ? await SendPresentAsync(watch, ending.Token)
                    : await CatchUpAsync(watch, from, Math.Max(head.Revision, subscription.Position), ending.Token);

                // 3. Live, until others may be named than before.
                position = await SendLiveAsync(watch, subscription, position, ending.Token);
                from = new(position, watch.Clearance.IsNameless);
            }
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

    /// <summary>What a watcher was shown last.</summary>
    /// <param name="IsNameless">Nobody was named.</param>
    private sealed record Place(long Revision, bool IsNameless);

    /// <param name="Granted">The clearance while names may be shown.</param>
    /// <param name="Clearance">As it is at present.</param>
    private sealed record Watch(
        string Visit,
        Clearance Granted,
        Clearance Clearance,
        IReadOnlyCollection<Collection> Kinds,
        string Question,
        Derivation? Derivation,
        IServerStreamWriter<WatchEvent> Stream
    )
    {
        /// <summary>Records that came and went again before this watcher could see them: it hears nothing of them.</summary>
        private readonly HashSet<string> withheld = new(StringComparer.Ordinal);

        /// <summary>It is told where it stands, and that it has caught up.</summary>
        public bool IsOfService { get; init; }

        public void Withhold(string name) => withheld.Add(name);

        public bool IsNews(Change change) =>
            change.Action == Type.V1.Action.Deleted ? !withheld.Remove(change.Name) : !withheld.Contains(change.Name);

        public bool Wants(string path) => Kinds.Count == 0 || Kinds.Any(kind => kind.Matches(path));
    }

    private async Task<long> CatchUpAsync(Watch watch, Place from, long to, CancellationToken cancellation)
    {
        var position = await SendMissedAsync(watch, from.Revision, to, cancellation);
        if (from.IsNameless != watch.Clearance.IsNameless)
            position = await SendOtherwiseAsync(watch, position, cancellation);
        await SendDerivedAsync(watch, cancellation);
        if (watch.IsOfService)
            await BeatAsync(watch, position, cancellation);
        return position;
    }

    /// <summary>Others may be named than when the watcher was shown the records: those that look otherwise now are sent anew.</summary>
    private async Task<long> SendOtherwiseAsync(Watch watch, long position, CancellationToken cancellation)
    {
        var (revision, rows) = await ReadPresentAsync(watch, long.MinValue, cancellation);
        position = await SendMissedAsync(watch, position, revision, cancellation);
        var shown = watch.Clearance.IsNameless ? watch.Granted : watch.Granted.Nameless;
        var otherwise = new List<Change>();
        foreach (var row in rows)
        {
            var record = catalog.Find(row.Path)!.Parse(row.Body);
            var view = View.Of(record, watch.Clearance);
            if (view is not null && view.Etag != View.Of(record, shown)?.Etag)
                otherwise.Add(
                    new()
                    {
                        Name = view.Name,
                        Action = Type.V1.Action.Updated,
                        Time = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
                        Record = Any.Pack(view),
                    }
                );
        }
        await SendAsync(watch, new(position, otherwise), cancellation);
        return position;
    }

    private Task BeatAsync(Watch watch, long position, CancellationToken cancellation) =>
        watch.Stream.WriteAsync(At(watch, position, new() { Heartbeat = new() }), cancellation);

    /// <summary>The message, and where the watch stands after it.</summary>
    private WatchEvent At(Watch watch, long revision, WatchEvent message)
    {
        message.ResumeToken = Token(watch, revision);
        if (watch.IsOfService)
            message.Position = revision;
        return message;
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
        await watch.Stream.WriteAsync(At(watch, revision, new() { Synced = new() }), cancellation);
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
            .OwnOf(catalog)
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
            await changes.TightenAsync(db, visit, entries, watch.Clearance, beforeToo: false, cancellation);
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

    /// <summary>Ends where others may be named than before.</summary>
    private async Task<long> SendLiveAsync(
        Watch watch,
        Subscription subscription,
        long position,
        CancellationToken cancellation
    )
    {
        var beat = watch.IsOfService ? TimeSpan.FromSeconds(1) : heartbeat;
        // By what was sent last: a write that shows nothing to this watcher moves no heartbeat either.
        var sent = time.GetTimestamp();
        var derived = sent;
        while (feeds.Limit(watch.Granted, watch.Visit) == watch.Clearance)
        {
            var untilBeat = beat - time.GetElapsedTime(sent);
            if (untilBeat <= TimeSpan.Zero)
            {
                position = subscription.PositionAfter(position);
                // To a service it says that nothing is missing: that must hold though a wake-up was lost.
                if (!watch.IsOfService || await IsUpToDateAsync(watch.Visit, position, cancellation))
                {
                    await BeatAsync(watch, position, cancellation);
                    sent = time.GetTimestamp();
                    continue;
                }
                untilBeat = LookAgain;
            }
            var untilLimit = feeds.UntilLimit(watch.Granted, watch.Visit);
            var atMost = new[] { untilBeat, UntilTick(watch, derived), untilLimit }.Min();
            var hasMoved = await WaitAsync(subscription, atMost, cancellation);
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
        return position;
    }

    private async Task<bool> IsUpToDateAsync(string visit, long position, CancellationToken cancellation) =>
        (await heads.FindAsync(visit, cancellation))?.Revision is not { } revision || revision <= position;

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
            .Where(change =>
                RecordName.Parse(change.Name).Path is var path && watch.Wants(path) && !catalog.IsFollowed(path)
            )
            .ToList();
        if (wanted.Count > 0)
            await watch.Stream.WriteAsync(
                At(watch, revision.Revision, new() { Revision = new() { Changes = { wanted } } }),
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
            time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            watch.Clearance.IsNameless ? NamelessMark : ""
        );

    private Place Read(string token, string question)
    {
        var values = tokens.Read(token, question, "resume_token");
        var given = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(values[1], CultureInfo.InvariantCulture));
        if (time.GetUtcNow() - given > retention)
            throw Fault.OutOfRange(
                ErrorReason.TokenTooOld,
                $"The token is older than {retention}: watch again without one."
            );
        return new(long.Parse(values[0], CultureInfo.InvariantCulture), values is [_, _, NamelessMark]);
    }

    private TimeSpan UntilExpiry(Caller caller)
    {
        var rest = caller.Expires - time.GetUtcNow();
        return caller.IsAnonymous || rest > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
            : rest > TimeSpan.Zero ? rest
            : TimeSpan.Zero;
    }
}
