using System.Security.Cryptography;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Auditing;

/// <summary>
/// The hash chain of a journal. A link covers what happened and a digest of salt and payload, and without the salt the
/// digest tells nothing of the payload.
/// </summary>
public static class Chain
{
    /// <summary>Always as many: else a byte could move from the payload to the salt, and the digest would stay.</summary>
    public const int SaltBytes = 16;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    public static byte[] Digest(byte[] salt, byte[] payload) => new Hashing().Add(salt).Add(payload).Finish();

    public static byte[] Link(byte[] before, JournalRow entry) =>
        new Hashing()
            .Add(before)
            .AddText(entry.Visit)
            .Add(entry.Revision)
            .Add(entry.Ordinal)
            .Add(entry.Time)
            .AddText(entry.Actor)
            .AddText(entry.RequestId)
            .AddText(entry.Path)
            .Add(entry.Action)
            .AddText(entry.Reason)
            .Add(entry.Label)
            .AddText(entry.Delegations)
            .Add(entry.Previous)
            .Add(entry.Digest)
            .Finish();

    /// <summary>The same of an entry as the walk reads it.</summary>
    internal static void Link(Hashing hashing, ReadOnlySpan<byte> visit, EntryBytes entry, ref byte[] hash)
    {
        hashing
            .Add(hash)
            .AddText(visit)
            .Add(entry.Revision)
            .Add(entry.Ordinal)
            .Add(entry.Time)
            .AddText(entry.Actor)
            .AddText(entry.RequestId)
            .AddText(entry.Path)
            .Add(entry.Action)
            .AddText(entry.Reason)
            .Add(entry.Label)
            .AddText(entry.Delegations)
            .Add(entry.Previous)
            .Add(entry.Digest);
        if (hash.Length == 0)
            hash = new byte[SHA256.HashSizeInBytes];
        hashing.Finish(hash);
    }
}
