using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StateVisit.Journal.Auditing;

/// <summary>What goes into a hash, gathered in one place that is used again: handing it over bit by bit takes longer than hashing it.</summary>
internal sealed class Hashing
{
    private byte[] bytes = new byte[1024];
    private int length;

    public Hashing Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        return this;
    }

    public Hashing Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(8), number);
        return this;
    }

    /// <summary>Length first, so that no two different entries feed the same bytes.</summary>
    public Hashing AddText(ReadOnlySpan<byte> utf8) => Add(utf8.Length).Add(utf8);

    /// <inheritdoc cref="AddText(ReadOnlySpan{byte})" />
    public Hashing AddText(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Add(size);
        Encoding.UTF8.GetBytes(text, Room(size));
        return this;
    }

    /// <summary>SHA-256 of all that was added; the next starts anew.</summary>
    public void Finish(Span<byte> hash)
    {
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        length = 0;
    }

    public byte[] Finish()
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Finish(hash);
        return hash;
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - length < size)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        length += size;
        return bytes.AsSpan(length - size, size);
    }
}
