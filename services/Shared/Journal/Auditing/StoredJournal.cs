using System.Data.Common;

namespace StateVisit.Journal.Auditing;

/// <summary>The journal of one visit in a store, asked in plain SQL that both stores understand.</summary>
internal sealed class StoredJournal(DbConnection connection, DbTransaction? transaction, string visit)
{
    private static readonly ColumnKind[] HeadColumns =
    [
        ColumnKind.Number,
        ColumnKind.Bytes,
        ColumnKind.Number,
        ColumnKind.Text,
    ];

    /// <param name="sql">Asks for <c>@visit</c>.</param>
    public DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        // However long it is: whoever asked may give up.
        command.CommandTimeout = 0;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("visit", visit);
        command.Parameters.Add(parameter);
        return command;
    }

    public async Task<StoredHead?> HeadAsync(CancellationToken cancellation)
    {
        await using var command = Command(
            """SELECT "Revision", "Hash", "Label", "Delegations", "Present", "NextRelease" FROM heads WHERE "Visit" = @visit"""
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && reader.Holds(HeadColumns)
            ? new(
                reader.GetInt64(0),
                reader.Bytes(1),
                reader.GetInt64(2),
                reader.Bytes(3),
                Flag(reader.GetValue(4)),
                reader.GetValue(5) as long?
            )
            : null;
    }

    /// <summary>Null: the store holds what no service writes.</summary>
    private static bool? Flag(object value) =>
        value switch
        {
            true or 1L => true,
            false or 0L => false,
            _ => null,
        };
}

/// <summary>The head as it stands in the store.</summary>
internal sealed record StoredHead(
    long Revision,
    byte[] Hash,
    long Label,
    byte[] Delegations,
    bool? Present,
    long? NextRelease
)
{
    /// <summary>
    /// Whether the visit is there, and who may see it, is what its own entries say; without any, nobody may. The book is there for
    /// everybody, and has none.
    /// </summary>
    public bool IsOf(Past? visit, bool isBook) =>
        isBook ? Present == true && Label == (long)Type.V1.Label.Public && Delegations.Length == 0
        : visit is null ? Present == false && Label == (long)Type.V1.Label.Restricted && Delegations.Length == 0
        : Present == visit.Exists && Label == visit.Label && Delegations.AsSpan().SequenceEqual(visit.Delegations);
}
