using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
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
        var row = await db
            .Requests.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Caller == caller && r.RequestId == requestId, cancellation);
        if (row is null)
            return null;
        if (!row.BodyHash.AsSpan().SequenceEqual(bodyHash))
            throw Fault.InvalidField("request_id", "was used with another body", ErrorReason.RequestIdReused);
        if (row.Answer is null || now - DateTimeOffset.FromUnixTimeMilliseconds(row.Time) > Kept)
            throw Fault.Precondition(
                ErrorReason.RequestExpired,
                "The request acted more than 24 hours ago; its answer is no longer kept. Read the record instead."
            );
        return row.Answer;
    }

    public static void Remember(
        JournalDb db,
        string caller,
        string requestId,
        byte[] bodyHash,
        byte[] answer,
        DateTimeOffset now
    ) =>
        db.Requests.Add(
            new()
            {
                Caller = caller,
                RequestId = requestId,
                BodyHash = bodyHash,
                Answer = answer,
                Time = now.ToUnixTimeMilliseconds(),
            }
        );

    public static Task ForgetAnswersAsync(JournalDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var limit = (now - Kept).ToUnixTimeMilliseconds();
        return db
            .Requests.Where(r => r.Time < limit && r.Answer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, (byte[]?)null), cancellation);
    }

    /// <summary>The method is part of the body: one id cannot serve two methods.</summary>
    public static byte[] HashOf(IMessage request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName));
        hash.AppendData(request.ToByteArray());
        return hash.GetHashAndReset();
    }
}
