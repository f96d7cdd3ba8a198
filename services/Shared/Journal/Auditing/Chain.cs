using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Auditing;

/// <summary>
/// The hash chain of a journal. A link covers what happened and a digest of salt and payload: payload and salt can be
/// destroyed, the chain still verifies, and without the salt the digest tells nothing of the payload.
/// </summary>
public static class Chain
{
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static byte[] Digest(byte[] salt, byte[] payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    public static byte[] Link(byte[] before, JournalRow entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Append(hash, entry.Visit);
        Append(hash, entry.Revision);
        Append(hash, entry.Ordinal);
        Append(hash, entry.Time);
        Append(hash, entry.Actor);
        Append(hash, entry.RequestId);
        Append(hash, entry.Path);
        Append(hash, entry.Action);
        Append(hash, entry.Reason);
        Append(hash, entry.Label);
        Append(hash, entry.Delegations);
        Append(hash, entry.Previous);
        hash.AppendData(entry.Digest);
        return hash.GetHashAndReset();
    }

    /// <summary>Length first, so that no two different entries feed the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
