using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Following;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Journal.Reading;

/// <summary>Reads records as the caller may see them, never older than the last acknowledged write.</summary>
public sealed class Reader(
    Store store,
    Catalog catalog,
    Heads heads,
    ListCache cache,
    Tokens tokens,
    TimeProvider time,
    Ownership ownership,
    Feeds feeds
)
{
    private const int DefaultPage = 50;
    private const int KnownAtMost = 20_000;

    /// <summary>Longer views are read again, so that those which are kept never fill the memory.</summary>
    private const int KnownBytes = 16 * 1024;

    /// <summary>Views made at a revision; one made at another is not used, so nothing needs to be invalidated.</summary>
    private readonly ConcurrentDictionary<(string Name, string Clearance), (long Revision, IRecord? View)> known =
        new();

    /// <summary>What the caller may see of the visit at present.</summary>
    public Clearance ClearanceOf(ServerCallContext context, string visit)
    {
        var clearance = feeds.Limit(GrantedTo(context.Caller(), visit), visit);
        // Whoever keeps answers by the visit's revision must not keep one in which nobody is named.
        if (clearance.IsNameless && context.GetHttpContext().Response is { HasStarted: false } response)
            response.Headers.CacheControl = "no-store";
        return clearance;
    }

    /// <summary>What the caller may see of the visit while everybody may be named who is not hidden.</summary>
    public Clearance GrantedTo(Caller caller, string visit) => Clearance.Of(caller, visit, ownership.Office);

    public async Task<TRecord> GetAsync<TRecord>(string name, ServerCallContext context)
        where TRecord : class, IRecord => await FindAsync<TRecord>(name, context) ?? throw Fault.NotFound(name);

    /// <summary>Null if the caller may see none, though it may see the visit.</summary>
    public async Task<TRecord?> FindAsync<TRecord>(string name, ServerCallContext context)
        where TRecord : class, IRecord
    {
        var (visit, path) = RecordName.Parse(name);
        var clearance = ClearanceOf(context, visit);
        var head = await heads.GetAsync(visit, clearance, name, context.CancellationToken);
        var key = (name, clearance.Key);
        if (known.TryGetValue(key, out var found) && found.Revision == head.Revision)
            return (TRecord?)found.View;
        var view = await ReadAsync<TRecord>(visit, path, clearance, context.CancellationToken);
        if (view?.CalculateSize() > KnownBytes)
            return view;
        if (known.Count > KnownAtMost)
            known.Clear();
        // An embargo that runs out moves the revision, so a view may be kept until the revision moves.
        known[key] = (head.Revision, view);
        return view;
    }

    /// <param name="visit">Id of the visit; null: all visits, for the list of visits itself.</param>
    /// <param name="within">The folder of the visit in which they lie; null: that of the kind.</param>
    public async Task<TAnswer> ListAsync<TRecord, TRow, TAnswer>(
        Collection<TRecord, TRow> collection,
        IListRequest request,
        string? visit,
        ServerCallContext context,
        Func<IReadOnlyList<TRecord>, string, TAnswer> answer,
        string? within = null
    )
        where TRecord : class, IRecord
        where TRow : Row
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var order = new Order<TRow>(request.OrderBy, collection.Fields, collection.DefaultOrder, visit is not null);
        var filter = Filter.Parse<TRow>(request.Filter, collection.Fields);
        if (visit is null)
            return await PageAsync(id => ClearanceOf(context, id), context.CancellationToken);

        return await DeriveAsync(
            request,
            visit,
            context,
            (clearance, cancellation) => PageAsync(_ => clearance, cancellation)
        );

        async Task<TAnswer> PageAsync(Func<string, Clearance> clearanceOf, CancellationToken cancellation)
        {
            using var span = Writing.StoreTelemetry.Source.StartActivity("store list");
            await using var db = store.Open();
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var bound = Bind(request, visit is null ? context.Caller().Subject : clearanceOf(visit).Grants);
            var position = request.PageToken.Length > 0 ? tokens.Read(request.PageToken, bound, "page_token") : null;
            var all = order.From(db.Set<TRow>(), within ?? collection.Folder, position).AsNoTracking();
            if (within is not null)
                all = all.Under(within);
            var rows = visit is null
                ? VisibleVisits(all, context.Caller(), now)
                : all.Where(row => row.Visit == visit).VisibleTo(clearanceOf(visit), now);
            if (filter is not null)
                rows = rows.Where(filter);
            var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
            var page = await order.Apply(rows).Take(size + 1).ToListAsync(cancellation);
            var next = page.Count > size ? tokens.Write(bound, order.PositionOf(page[size - 1])) : "";
            var views = page.Take(size)
                .Select(row => View.Of((TRecord)collection.Parse(row.Body), clearanceOf(row.Visit), row.IsDue(now))!)
                .ToList();
            return answer(views, next);
        }
    }

    /// <summary>An answer that follows from what the caller may see of a visit, kept as long as the visit stands as it does.</summary>
    /// <param name="derive">Reads with the clearance it is given, and not for this caller alone.</param>
    public async Task<TAnswer> DeriveAsync<TAnswer>(
        IMessage request,
        string visit,
        ServerCallContext context,
        Func<Clearance, CancellationToken, Task<TAnswer>> derive
    )
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var clearance = ClearanceOf(context, visit);
        var head = await heads.GetAsync(visit, clearance, $"visits/{visit}", context.CancellationToken);
        var question = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName + request)
            )
        );
        return await cache.GetAsync<TAnswer>(
            $"{catalog.Service}|{visit}|{head.Point}|{clearance.Key}|{question}",
            clearance,
            cancellation => derive(clearance, cancellation),
            context.CancellationToken
        );
    }

    /// <summary>One record as a clearance sees it; null if it sees none.</summary>
    public Task<TRecord?> FindAsync<TRecord>(string name, Clearance clearance, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var (visit, path) = RecordName.Parse(name);
        return ReadAsync<TRecord>(visit, path, clearance, cancellation);
    }

    /// <summary>All of one kind that a clearance sees, in no order.</summary>
    public async Task<IReadOnlyList<TRecord>> AllAsync<TRecord, TRow>(
        Collection<TRecord, TRow> collection,
        string visit,
        Clearance clearance,
        CancellationToken cancellation
    )
        where TRecord : class, IRecord
        where TRow : Row
    {
        using var span = Writing.StoreTelemetry.Source.StartActivity("store list");
        await using var db = store.Open();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await db.Set<TRow>()
            .AsNoTracking()
            .Where(row => row.Visit == visit)
            .Under(collection.Folder)
            .VisibleTo(clearance, now)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => View.Of((TRecord)collection.Parse(row.Body), clearance, row.IsDue(now))!)];
    }

    /// <summary>Some of a visit as a clearance sees it, from one view of the store.</summary>
    /// <param name="choose">Of the rows that it sees.</param>
    public async Task<IReadOnlyList<IRecord>> SomeAsync(
        string visit,
        Func<JournalDb, IQueryable<Row>, IQueryable<Row>> choose,
        Clearance clearance,
        CancellationToken cancellation
    )
    {
        using var span = Writing.StoreTelemetry.Source.StartActivity("store list");
        await using var db = store.Open();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var visible = db.Records.AsNoTracking().Where(row => row.Visit == visit).VisibleTo(clearance, now);
        var rows = await choose(db, visible).ToListAsync(cancellation);
        return [.. rows.Select(row => View.Of(catalog.Find(row.Path)!.Parse(row.Body), clearance, row.IsDue(now))!)];
    }

    /// <summary>All of a visit that the caller may see, by path, from one view of the store.</summary>
    public async Task<IReadOnlyList<IRecord>> AllAsync(string visit, ServerCallContext context)
    {
        var clearance = ClearanceOf(context, visit);
        await heads.GetAsync(visit, clearance, $"visits/{visit}", context.CancellationToken);
        await using var db = store.Open();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == visit)
            .OwnOf(catalog)
            .VisibleTo(clearance, now)
            .OrderBy(row => row.Path)
            .ToListAsync(context.CancellationToken);
        return [.. rows.Select(row => View.Of(catalog.Find(row.Path)!.Parse(row.Body), clearance, row.IsDue(now))!)];
    }

    private async Task<TRecord?> ReadAsync<TRecord>(
        string visit,
        string path,
        Clearance clearance,
        CancellationToken cancellation
    )
        where TRecord : class, IRecord
    {
        using var span = Writing.StoreTelemetry.Source.StartActivity("store read");
        await using var db = store.Open();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == visit && row.Path == path)
            .VisibleTo(clearance, now)
            .Select(row => new { row.Body, IsDue = row.ReleaseAt <= now })
            .FirstOrDefaultAsync(cancellation);
        return row is null ? null : View.Of((TRecord)catalog.Find(path)!.Parse(row.Body), clearance, row.IsDue);
    }

    /// <summary>What the caller may see where it has no grant of its own, and in each visit where it has.</summary>
    private IQueryable<TRow> VisibleVisits<TRow>(IQueryable<TRow> all, Caller caller, long now)
        where TRow : Row
    {
        var named = caller
            .Grants.Select(grant => grant.Visit)
            .Where(visit => visit != "*")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var rows = all.Where(row => !named.Contains(row.Visit)).VisibleTo(GrantedTo(caller, "*"), now);
        foreach (var visit in named)
            rows = rows.Concat(all.Where(row => row.Visit == visit).VisibleTo(GrantedTo(caller, visit), now));
        return rows;
    }

    private static string Bind(IListRequest request, string clearance)
    {
        var token = request.PageToken;
        request.PageToken = "";
        var question = $"page|{clearance}|{request.Descriptor.FullName}|{request}";
        request.PageToken = token;
        return question;
    }
}

/// <summary>Which role besides protocol owns the service and sees RESTRICTED in it.</summary>
public sealed record Ownership(Role? Office);
