using System.Data;
using System.Data.Common;
using System.Text;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Auditing;

/// <summary>
/// A walk along the whole journal of a visit: no entry was edited, removed, added or moved, the head is the last of them, and
/// the records are what it says. That the chain was not written anew as a whole is known only to whoever holds a checkpoint.
/// Asks for nothing but a connection, so that it runs without the service too.
/// </summary>
public sealed class JournalWalk
{
    private readonly string visit;
    private readonly byte[] visitBytes;
    private readonly Checkpoint? since;
    private readonly Hashing hashing = new();
    private readonly byte[] digest = new byte[32];
    private readonly Dictionary<string, Past> pasts = new(StringComparer.Ordinal);
    private byte[] hash = [];
    private long ordinal;

    private JournalWalk(string visit, Checkpoint? since)
    {
        this.visit = visit;
        visitBytes = Encoding.UTF8.GetBytes(visit);
        this.since = since;
    }

    /// <summary>Entries walked, up to the one that does not hold.</summary>
    public long Links { get; private set; }

    /// <summary>Of the last of them; 0: there is no journal.</summary>
    public long Revision { get; private set; }

    /// <summary>The last link.</summary>
    public ReadOnlyMemory<byte> Hash => hash;

    /// <summary>The first thing that does not hold; null: all does.</summary>
    public Break? Break { get; private set; }

    /// <param name="connection">Open.</param>
    /// <param name="transaction">One view of everything; null: nobody writes meanwhile.</param>
    /// <param name="visit">Its id.</param>
    /// <param name="since">What the journal must still contain; its signature is not looked at here.</param>
    public static async Task<JournalWalk> RunAsync(
        DbConnection connection,
        DbTransaction? transaction,
        string visit,
        Checkpoint? since,
        CancellationToken cancellation
    )
    {
        var walk = new JournalWalk(visit, since);
        var store = new StoredJournal(connection, transaction, visit);
        walk.Break =
            await walk.EntriesAsync(store, cancellation)
            ?? walk.End()
            ?? await walk.HeadAsync(store, cancellation)
            ?? await new RecordsCheck(walk.pasts, walk.Revision).RunAsync(store, cancellation);
        return walk;
    }

    private async Task<Break?> EntriesAsync(StoredJournal store, CancellationToken cancellation)
    {
        var entry = new EntryBytes();
        await using var command = store.Command(EntryBytes.Select);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            Links++;
            if (!entry.Read(reader))
                return new(Revision + 1, "A value of the entry is gone or of another kind.");
            if (Next(entry) is { } found)
                return found;
        }
        return null;
    }

    private Break? Next(EntryBytes entry)
    {
        // 1. It is the next one, and what came before is what a checkpoint said.
        if (entry.Revision != Revision)
        {
            if (entry.Revision != Revision + 1 || entry.Ordinal != 0)
                return new(Revision + 1, "An entry is missing, or one stands where none was.");
            if (IsNotAsSigned)
                return new(Revision, "The entry is not the one that the checkpoint was made of.");
        }
        else if (entry.Ordinal != ordinal + 1)
            return new(Revision, "An entry is missing, or one stands where none was.");

        // 2. Its link holds, and what the link covers only by a digest.
        (Revision, ordinal) = (entry.Revision, entry.Ordinal);
        Chain.Link(hashing, visitBytes, entry, ref hash);
        if (!hash.AsSpan().SequenceEqual(entry.Hash))
            return new(Revision, "The entry's link does not hold: it or one before it was changed.");
        hashing.Add(entry.Salt).Add(entry.Payload).Finish(digest);
        if (entry.Salt.Length != Chain.SaltBytes || !digest.AsSpan().SequenceEqual(entry.Digest))
            return new(Revision, "The record in the entry is not the one that was written.");

        // 3. What is in no link follows from the entries.
        var path = Encoding.UTF8.GetString(entry.Path);
        if (!pasts.TryGetValue(path, out var past))
            pasts[path] = past = new();
        return past.Add(entry) is { } reason ? new(Revision, $"The entry of {Named(path)} {reason}.") : null;
    }

    private bool IsNotAsSigned =>
        since is not null && since.Revision == Revision && !since.Hash.Span.SequenceEqual(hash);

    private Break? End()
    {
        if (IsNotAsSigned)
            return new(Revision, "The entry is not the one that the checkpoint was made of.");
        if (since?.Revision > Revision)
            return new(
                Revision + 1,
                $"The journal ends at {Revision}, and reached {since.Revision} at the checkpoint."
            );
        foreach (var (path, past) in pasts)
            if (past.Finish() is { } reason)
                return new(past.Revision, $"An entry of {Named(path)} {reason}.");
        return null;
    }

    private async Task<Break?> HeadAsync(StoredJournal store, CancellationToken cancellation)
    {
        if (await store.HeadAsync(cancellation) is not { } head)
            return Links == 0 ? null : new(Revision, "The journal has no head.");
        if (head.Revision != Revision)
            return new(Math.Min(head.Revision, Revision) + 1, "The head is not the last entry.");
        if (!head.Hash.AsSpan().SequenceEqual(hash))
            return new(Revision, "The head is not the last entry.");
        return head.IsOf(pasts.GetValueOrDefault(""), isBook: visit == Records.RecordName.Book)
            ? null
            : new(Revision, "The head says other than the visit who may see it.");
    }

    private string Named(string path) => new Records.RecordName(visit, path).ToString();
}
