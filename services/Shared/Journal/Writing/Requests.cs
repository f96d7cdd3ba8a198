using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Writing;

/// <summary>Acknowledged writes, remembered for ever; their answers for 24 hours.</summary>
internal static class Requests
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The answer of an earlier write with this id; null if there was none.</summary>
    public static async Task<byte[]?> AnswerAsync(
        JournalDb db,
        string caller,
        string requestId,
        byte[] bodyHash,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var command = await db.CommandAsync(
            """SELECT "BodyHash", "Answer", "Time" FROM requests WHERE "Caller" = @caller AND "RequestId" = @id""",
            cancellation,
            ("caller", caller),
            ("id", requestId)
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var answer = await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetFieldValue<byte[]>(1);
        var known = reader.GetFieldValue<byte[]>(0);
        if (known.Length > 0 && !known.AsSpan().SequenceEqual(bodyHash))
            throw Fault.InvalidField("request_id", "was used with another body", ErrorReason.RequestIdReused);
        if (answer is null || now - DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)) > Kept)
            throw Fault.Precondition(
                ErrorReason.RequestExpired,
                "The request acted, but its answer is no longer kept. Read the record instead."
            );
        return answer;
    }

    public static Task RememberAsync(
        JournalDb db,
        string caller,
        string requestId,
        byte[] bodyHash,
        byte[] answer,
        DateTimeOffset now
    ) =>
        db.ExecuteAsync(
            """
            INSERT INTO requests ("Caller", "RequestId", "BodyHash", "Time", "Answer") VALUES (@caller, @id, @hash, @time, @answer)
            """,
            default,
            ("caller", caller),
            ("id", requestId),
            ("hash", bodyHash),
            ("time", now.ToUnixTimeMilliseconds()),
            ("answer", answer)
        );

    public static Task ForgetAnswersAsync(JournalDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var limit = (now - Kept).ToUnixTimeMilliseconds();
        return db
            .Requests.Where(r => r.Time < limit && r.Answer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, (byte[]?)null), cancellation);
    }

    /// <summary>
    /// Leaves of the requests that wrote the record only that they acted: even a hash of what they said would tell whoever
    /// guesses it.
    /// </summary>
    public static Task ForgetAsync(JournalDb db, RecordName name) =>
        db.ExecuteAsync(
            """
            UPDATE requests SET "BodyHash" = @none, "Answer" = NULL WHERE ("Caller", "RequestId") IN (
                SELECT "Actor", "RequestId" FROM journal
                WHERE "Visit" = @visit AND "Path" = @path AND "RequestId" <> '' AND "Action" <> @deleted)
            """,
            default,
            ("none", Array.Empty<byte>()),
            ("visit", name.Visit),
            ("path", name.Path),
            ("deleted", (int)Type.V1.Action.Deleted)
        );

    /// <summary>The method is part of the body: one id cannot serve two methods.</summary>
    public static byte[] HashOf(IMessage request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName));
        hash.AppendData(request.ToByteArray());
        return hash.GetHashAndReset();
    }
}
