using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Writing;

/// <summary>Appends entries to the journal, in the transaction of the write.</summary>
internal static class JournalLog
{
    private const string Insert = """
        INSERT INTO journal ("Visit", "Revision", "Ordinal", "Time", "Actor", "RequestId", "Path", "Action", "Reason", "Label",
            "Delegations", "Previous", "Salt", "Payload", "Digest", "Hash", "NowLabel", "NowDelegations")
        VALUES (@visit, @revision, @ordinal, @time, @actor, @request, @path, @action, @reason, @label,
            @delegations, @previous, @salt, @payload, @digest, @hash, @label, @delegations)
        """;

    public static Task AppendAsync(Statements statements, JournalRow entry) =>
        statements.ExecuteAsync(
            Insert,
            ("visit", entry.Visit),
            ("revision", entry.Revision),
            ("ordinal", entry.Ordinal),
            ("time", entry.Time),
            ("actor", entry.Actor),
            ("request", entry.RequestId),
            ("path", entry.Path),
            ("action", entry.Action),
            ("reason", entry.Reason),
            ("label", entry.Label),
            ("delegations", entry.Delegations),
            ("previous", entry.Previous),
            ("salt", entry.Salt),
            ("payload", entry.Payload),
            ("digest", entry.Digest),
            ("hash", entry.Hash)
        );

    /// <summary>A record's label moved: who may see its past follows.</summary>
    public static Task RelabelAsync(Statements statements, JournalRow entry) =>
        statements.ExecuteAsync(
            """
            UPDATE journal SET "NowLabel" = @label, "NowDelegations" = @delegations WHERE "Visit" = @visit AND "Path" = @path
            """,
            ("visit", entry.Visit),
            ("path", entry.Path),
            ("label", entry.Label),
            ("delegations", entry.Delegations)
        );
}
