using System.Data.Common;

namespace StateVisit.Journal.Auditing;

/// <summary>
/// An entry as its bytes stand in the store: text is not decoded, so that nothing that a decoder drops or mends escapes the
/// hash. One object for the whole walk.
/// </summary>
internal sealed class EntryBytes
{
    /// <summary>In the order of the chain; the visit is what is asked for.</summary>
    public const string Select = """
        SELECT "Revision", "Ordinal", "Time", "Actor", "RequestId", "Path", "Action", "Reason", "Label", "Delegations", "Previous",
            "Salt", "Payload", "Digest", "Hash", "NowLabel", "NowDelegations"
        FROM journal WHERE "Visit" = @visit ORDER BY "Revision", "Ordinal"
        """;

    private static readonly ColumnKind[] Columns =
    [
        ColumnKind.Number,
        ColumnKind.Number,
        ColumnKind.Number,
        ColumnKind.Text,
        ColumnKind.Text,
        ColumnKind.Text,
        ColumnKind.Number,
        ColumnKind.Text,
        ColumnKind.Number,
        ColumnKind.Text,
        ColumnKind.Number,
        ColumnKind.Bytes,
        ColumnKind.Bytes,
        ColumnKind.Bytes,
        ColumnKind.Bytes,
        ColumnKind.Number,
        ColumnKind.Text,
    ];

    public long Revision { get; private set; }
    public long Ordinal { get; private set; }
    public long Time { get; private set; }
    public byte[] Actor { get; private set; } = [];
    public byte[] RequestId { get; private set; } = [];
    public byte[] Path { get; private set; } = [];
    public long Action { get; private set; }
    public byte[] Reason { get; private set; } = [];
    public long Label { get; private set; }
    public byte[] Delegations { get; private set; } = [];
    public long Previous { get; private set; }
    public byte[] Salt { get; private set; } = [];
    public byte[] Payload { get; private set; } = [];
    public byte[] Digest { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];
    public long NowLabel { get; private set; }
    public byte[] NowDelegations { get; private set; } = [];

    public bool IsDeletion => Action == (long)Type.V1.Action.Deleted;

    /// <summary>Takes the row that the reader stands at. False: a value is missing, or is not of its column's kind.</summary>
    public bool Read(DbDataReader row)
    {
        if (!row.Holds(Columns))
            return false;
        Revision = row.GetInt64(0);
        Ordinal = row.GetInt64(1);
        Time = row.GetInt64(2);
        Actor = row.Bytes(3);
        RequestId = row.Bytes(4);
        Path = row.Bytes(5);
        Action = row.GetInt64(6);
        Reason = row.Bytes(7);
        Label = row.GetInt64(8);
        Delegations = row.Bytes(9);
        Previous = row.GetInt64(10);
        Salt = row.Bytes(11);
        Payload = row.Bytes(12);
        Digest = row.Bytes(13);
        Hash = row.Bytes(14);
        NowLabel = row.GetInt64(15);
        NowDelegations = row.Bytes(16);
        return true;
    }
}
