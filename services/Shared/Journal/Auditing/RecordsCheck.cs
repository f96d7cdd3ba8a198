using System.Text;

namespace StateVisit.Journal.Auditing;

/// <summary>The records that are shown to readers are those that the journal says were written last, and no others.</summary>
internal sealed class RecordsCheck(IReadOnlyDictionary<string, Past> pasts, long revision)
{
    private const string Select = """
        SELECT "Path", "Revision", "Label", "Delegations", "Body", "ReleaseAt" FROM records WHERE "Visit" = @visit ORDER BY "Path"
        """;

    private static readonly ColumnKind[] Columns =
    [
        ColumnKind.Text,
        ColumnKind.Number,
        ColumnKind.Number,
        ColumnKind.Text,
        ColumnKind.Bytes,
    ];

    private readonly Hashing hashing = new();
    private readonly byte[] digest = new byte[32];
    private long? nextRelease;

    public async Task<Break?> RunAsync(StoredJournal store, CancellationToken cancellation)
    {
        await using (var command = store.Command(Select))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                if (Next(reader) is { } found)
                    return found;
        foreach (var (path, past) in pasts)
            if (past is { Exists: true, IsMet: false })
                return new(past.Revision, $"The record {Shown(path)} is gone, and the journal does not say so.");
        return await store.HeadAsync(cancellation) is { } head && head.NextRelease != nextRelease
            ? new(revision, "The head names another instant than the records at which the next embargo ends.")
            : null;
    }

    private Break? Next(System.Data.Common.DbDataReader row)
    {
        if (!row.Holds(Columns))
            return new(revision, "A value of a record is gone or of another kind.");
        var path = Encoding.UTF8.GetString(row.Bytes(0));
        if (!pasts.TryGetValue(path, out var past) || !past.Exists)
            return new(revision, $"The record {Shown(path)} is in no entry of the journal.");
        past.IsMet = true;
        hashing.Add(past.Salt).Add(row.Bytes(4)).Finish(digest);
        if (row.GetInt64(1) != past.Revision || !digest.AsSpan().SequenceEqual(past.Digest))
            return new(past.Revision, $"The record {Shown(path)} is not the one that was written last.");
        if (row.GetInt64(2) != past.Label || !row.Bytes(3).AsSpan().SequenceEqual(past.Delegations))
            return new(past.Revision, $"The record {Shown(path)} may be seen by others than was written last.");
        if (!row.IsDBNull(5) && !(nextRelease <= row.GetInt64(5)))
            nextRelease = row.GetInt64(5);
        return null;
    }

    private static string Shown(string path) => path.Length == 0 ? "of the visit" : path;
}
