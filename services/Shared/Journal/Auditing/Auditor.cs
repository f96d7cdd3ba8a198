using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using StateVisit.Journal.Following;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Watching;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Auditing;

/// <summary>The journal as a reader sees it: lists its changes, verifies its chain.</summary>
public sealed class Auditor(
    Store store,
    Catalog catalog,
    Reader reader,
    Heads heads,
    ChangeReader changes,
    Tokens tokens,
    SigningKey key,
    TimeProvider time
)
{
    private const int DefaultPage = 50;

    /// <param name="answer">Makes the answer of a page and the token of the next.</param>
    public async Task<TAnswer> ListAsync<TAnswer>(
        string parent,
        int pageSize,
        string pageToken,
        string record,
        ServerCallContext context,
        Func<IEnumerable<Change>, string, TAnswer> answer
    )
    {
        var visit = RecordName.Parse(parent).Visit;
        var clearance = reader.ClearanceOf(context, visit);
        await heads.GetAsync(visit, clearance, parent, context.CancellationToken);
        var question = $"changes|{visit}|{record}|{pageSize}|{clearance.Grants}";
        var (revision, ordinal) = Position(pageToken, question);
        var size = pageSize == 0 ? DefaultPage : pageSize;
        var path = record.Length == 0 ? null : RecordName.Parse(record).Path;

        // The store's filter lets through what the record's labels admit; a change of hidden parts only shows itself
        // as none when compared, so read on until the page is full.
        var page = new List<(Change Change, JournalRow Entry)>();
        await using var db = store.Open();
        while (page.Count <= size)
        {
            var (r, o) = (revision, ordinal);
            var entries = db
                .Journal.Where(e => e.Visit == visit && (e.Revision > r || (e.Revision == r && e.Ordinal > o)))
                .OwnOf(catalog)
                .VisibleTo(clearance);
            if (path is not null)
                entries = entries.Where(e => e.Path == path);
            entries = entries.OrderBy(e => e.Revision).ThenBy(e => e.Ordinal).Take(size + 1);
            var read = await changes.ReadAsync(db, entries, context.CancellationToken);
            await changes.TightenAsync(db, visit, read, clearance, beforeToo: true, context.CancellationToken);
            foreach (var change in read)
                if (ChangeReader.ViewOf(change, clearance) is { } view)
                    page.Add((view, change.Entry));
            if (read.Count <= size)
                break;
            (revision, ordinal) = (read[^1].Entry.Revision, read[^1].Entry.Ordinal);
        }
        var next = page.Count > size ? TokenOf(page[size - 1].Entry, question) : "";
        return answer(page.Take(size).Select(p => p.Change), next);
    }

    public Task<Verification> VerifyAsync(string name, ServerCallContext context) => VerifyAsync(name, null, context);

    /// <param name="name">Of the visit.</param>
    /// <param name="since">An earlier answer's checkpoint: the journal must still contain it.</param>
    public async Task<Verification> VerifyAsync(string name, Checkpoint? since, ServerCallContext context)
    {
        var visit = RecordName.Parse(name).Visit;
        var clearance = reader.ClearanceOf(context, visit);
        if (context.Caller().IsAnonymous)
            throw Fault.Unauthenticated(ErrorReason.SignInRequired, "Verifying a journal needs a signed-in caller.");
        if (!clearance.IsFull)
            throw Fault.Denied(ErrorReason.RoleMissing, "Verifying a journal needs full clearance.");
        if (since is not null)
            await CheckAsync(since, name, context.CancellationToken);
        var (db, transaction) = await store.SnapshotAsync(context.CancellationToken);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        var walk = await JournalWalk.RunAsync(
            db.Database.GetDbConnection(),
            transaction.GetDbTransaction(),
            visit,
            since,
            context.CancellationToken
        );
        if (walk.Break is { } found)
            return new(walk.Links, found, null);
        if (walk.Revision == 0)
            throw Fault.NotFound(name);
        var checkpoint = await key.SignAsync(
            catalog.Service,
            name,
            walk.Revision,
            walk.Hash,
            DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
            context.CancellationToken
        );
        return new(walk.Links, null, checkpoint);
    }

    /// <summary>Only what this service signed of this journal says what must be in it.</summary>
    private async Task CheckAsync(Checkpoint since, string name, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        if (since.Service != catalog.Service)
            faults.Add("since", $"is of the journal of {since.Service}, and this is {catalog.Service}");
        if (since.Visit != name)
            faults.Add("since", $"is of {since.Visit}, and asked for is {name}");
        if (since.PublicKey != await key.PublicKeyAsync(cancellation))
            faults.Add("since", "carries another key than this service's");
        else if (!SigningKey.Verify(since))
            faults.Add("since", "has a signature that does not hold");
        faults.ThrowIfAny();
    }

    private (long Revision, int Ordinal) Position(string token, string question)
    {
        if (token.Length == 0)
            return (0, -1);
        var values = tokens.Read(token, question, "page_token");
        return (
            long.Parse(values[0], CultureInfo.InvariantCulture),
            int.Parse(values[1], CultureInfo.InvariantCulture)
        );
    }

    private string TokenOf(JournalRow entry, string question) =>
        tokens.Write(
            question,
            entry.Revision.ToString(CultureInfo.InvariantCulture),
            entry.Ordinal.ToString(CultureInfo.InvariantCulture)
        );
}
