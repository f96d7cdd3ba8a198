using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace StateVisit.TradeFigures.Reading;

/// <summary>How the letters of a file are written. Only all of it tells: the first that is not English may be the last.</summary>
internal static class Encodings
{
    /// <summary>The mark that UTF-8 may begin with.</summary>
    public static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <param name="IsUtf8">Else it is read as Latin-1, in which anything can be read.</param>
    /// <param name="Ends">The last line has its end.</param>
    public readonly record struct Form(bool IsUtf8, bool Ends)
    {
        public Encoding Encoding => IsUtf8 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.Latin1;
    }

    public static async Task<Form> OfAsync(Stream file, CancellationToken cancellation)
    {
        const int Piece = 256 * 1024;
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var (isUtf8, last, kept) = (true, (byte)'\n', 0);
            while (await file.ReadAsync(bytes.AsMemory(kept), cancellation) is var read and > 0)
            {
                var all = kept + read;
                last = bytes[all - 1];
                kept = isUtf8 ? Unfinished(bytes.AsSpan(0, all)) : 0;
                isUtf8 &= IsValid(bytes.AsSpan(0, all - kept));
                bytes.AsSpan(all - kept, kept).CopyTo(bytes);
            }
            return new(isUtf8 && kept == 0, last is (byte)'\n' or (byte)'\r');
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static bool IsValid(ReadOnlySpan<byte> bytes) => Ascii.IsValid(bytes) || Utf8.IsValid(bytes);

    /// <summary>Bytes at the end that are the beginning of a letter.</summary>
    private static int Unfinished(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeLastFromUtf8(bytes, out _, out var length) == OperationStatus.NeedMoreData ? length : 0;
}
