using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Writing;
using StateVisit.Type.V1;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Journal.Following;

/// <summary>
/// Takes over what a feed brings, each message in one write together with the token that goes on after it. Replicas may
/// follow the same feed at the same time: what one has taken over, the others pass.
/// </summary>
internal sealed class Intake(Store store, Catalog catalog, Writer writer)
{
    /// <summary>How far the visit has been followed; null: not at all.</summary>
    public async Task<FeedRow?> FindAsync(Source source, string visit, CancellationToken cancellation)
    {
        await using var db = store.Open();
        return await FindAsync(db, source, visit, cancellation);
    }

    /// <summary>The visits that have been followed.</summary>
    public async Task<List<string>> VisitsAsync(Source source, CancellationToken cancellation)
    {
        await using var db = store.Open();
        return await db.Feeds.Where(f => f.Source == source.Name).Select(f => f.Visit).ToListAsync(cancellation);
    }

    /// <summary>The present as a whole: what is not in it is gone.</summary>
    /// <param name="from">Where the feed stood before; if it stands elsewhere by now, another replica has moved it, and only what is newer than that is taken.</param>
    /// <returns>False if the visit is not here, so that nothing can be kept of it yet.</returns>
    public async Task<bool> ReplaceAsync(
        Source source,
        string visit,
        FeedRow? from,
        IReadOnlyList<IRecord> present,
        FeedRow to,
        CancellationToken cancellation
    )
    {
        var isHere = true;
        await writer.RunAsFeedAsync(
            visit,
            source.Name,
            async write =>
            {
                isHere = source.KeepsVisits || write.VisitExists;
                var at = await FindAsync(write.Db, source, visit, cancellation);
                if (!isHere || (at?.Token != from?.Token && (at is null || at.Position >= to.Position)))
                    return false;
                var names = present.Select(record => record.Name).ToHashSet(StringComparer.Ordinal);
                foreach (var record in await write.AllAsync())
                    if (source.Kinds.Any(kind => kind.Descriptor == record.Descriptor) && !names.Contains(record.Name))
                        await write.DeleteAsync(record);
                await TakeAsync(write, source, present);
                await MoveAsync(write.Db, to);
                return true;
            },
            cancellation
        );
        return isHere;
    }

    /// <summary>One revision. False if nothing is known of what was before it.</summary>
    public async Task<bool> ApplyAsync(
        Source source,
        string visit,
        Revision revision,
        FeedRow to,
        CancellationToken cancellation
    )
    {
        var isKnown = true;
        await writer.RunAsFeedAsync(
            visit,
            source.Name,
            async write =>
            {
                var at = await FindAsync(write.Db, source, visit, cancellation);
                isKnown = at is not null;
                if (at is null || at.Position >= to.Position)
                    return false;
                foreach (var change in revision.Changes.Where(change => change.Action == Action.Deleted))
                    await DeleteAsync(write, change.Name);
                await TakeAsync(
                    write,
                    source,
                    revision
                        .Changes.Where(change => change.Action != Action.Deleted)
                        .Select(change => source.Read(change.Record))
                        .OfType<IRecord>()
                );
                await MoveAsync(write.Db, to);
                return true;
            },
            cancellation
        );
        return isKnown;
    }

    /// <summary>The visit is no more: whatever was kept of it here goes with it.</summary>
    public Task EndAsync(Source source, string visit, CancellationToken cancellation) =>
        writer.RunAsFeedAsync(
            visit,
            source.Name,
            async write =>
            {
                await DeleteAsync(write, $"visits/{visit}");
                return true;
            },
            cancellation
        );

    private static async Task TakeAsync(Write write, Source source, IEnumerable<IRecord> records)
    {
        var relabelled = new List<string>();
        foreach (var record in records)
        {
            var before = await write.TakeAsync(record);
            if (!record.Access.Equals(before?.Access))
                relabelled.Add(record.Name);
            if (source.Also is not null && !record.Equals(before))
                await source.Also(write, before, record);
        }
        await NamedAccess.SpreadAsync(write, relabelled);
    }

    private async Task DeleteAsync(Write write, string name)
    {
        if (RecordName.Parse(name).Path.Length == 0)
            foreach (var record in await write.AllAsync())
                await write.DeleteAsync(record);
        else if (catalog.IsFollowed(RecordName.Parse(name).Path) && await write.FindAsync<IRecord>(name) is { } record)
            await write.DeleteAsync(record);
    }

    private static Task<FeedRow?> FindAsync(
        JournalDb db,
        Source source,
        string visit,
        CancellationToken cancellation
    ) => db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Source == source.Name && f.Visit == visit, cancellation);

    private static Task<int> MoveAsync(JournalDb db, FeedRow to) =>
        db.ExecuteAsync(
            """
            INSERT INTO feeds ("Source", "Visit", "Token", "Position") VALUES (@source, @visit, @token, @position)
            ON CONFLICT ("Source", "Visit") DO UPDATE SET "Token" = excluded."Token", "Position" = excluded."Position"
            """,
            default,
            ("source", to.Source),
            ("visit", to.Visit),
            ("token", to.Token),
            ("position", to.Position)
        );
}
