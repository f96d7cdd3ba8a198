using System.Buffers;
using System.Text;
using System.Text.Unicode;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists.Csv;

/// <summary>The text of a file: UTF-8, or UTF-16 that says so by its byte order mark. Nothing is guessed.</summary>
internal static class Encodings
{
    public static string Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith<byte>([0xFF, 0xFE]))
            return Utf16(file[2..], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, true));
        if (file.StartsWith<byte>([0xFE, 0xFF]))
            return Utf16(file[2..], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, true));
        var start = file.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var characters = new char[file.Length];
        var status = Utf8.ToUtf16(
            file[start..],
            characters,
            out var read,
            out var written,
            replaceInvalidSequences: false
        );
        var zero = file.IndexOf((byte)0);
        if (zero >= 0 && zero < start + read)
            throw NotUtf8(file, zero);
        if (status != OperationStatus.Done)
            throw NotUtf8(file, start + read);
        return new(characters, 0, written);
    }

    private static string Utf16(ReadOnlySpan<byte> text, UnicodeEncoding encoding)
    {
        try
        {
            return encoding.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw Fault.InvalidField("list", "is not UTF-16, though its byte order mark says so");
        }
    }

    private static Fault NotUtf8(ReadOnlySpan<byte> file, int at)
    {
        var (row, quoted) = (1, false);
        foreach (var b in file[..at])
            if (b == '"')
                quoted = !quoted;
            else if (b == '\n' && !quoted)
                row++;
        return Fault.InvalidField(
            $"list.row[{row}]",
            $"is not UTF-8: byte {at + 1} of the file. Save the list as CSV UTF-8"
        );
    }
}
