using System.Text;

namespace StateVisit.TradeFigures.Reading;

/// <summary>Files that people take for tables of figures.</summary>
internal static class LooksLike
{
    /// <summary>How the error answers of the old UN Comtrade service begin, or what stands in them.</summary>
    private static readonly string[] ErrorAnswer = ["Query complexity", "Resultset count", "Usage limit", "Rate limit"];

    /// <summary>Whether it is an object or a list.</summary>
    public static bool Json(ReadOnlySpan<byte> beginning) => Trim(beginning) is [(byte)'{' or (byte)'[', ..];

    /// <returns>Goes on from "content"; null: it may be figures.</returns>
    public static string? SomethingElse(ReadOnlySpan<byte> beginning) =>
        Trim(beginning).IsEmpty ? "is empty"
        : beginning.StartsWith("PK\u0003\u0004"u8) ? "is a workbook or an archive (zip): save the table as CSV"
        : beginning is [0x1F, 0x8B, ..] ? "is compressed (gzip): unpack it first"
        : beginning is [0xD0, 0xCF, 0x11, 0xE0, ..] ? "is an old workbook: save the table as CSV"
        : beginning.StartsWith("%PDF"u8) ? "is a PDF document"
        : beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "is text in UTF-16: save it in UTF-8"
        : beginning.Contains((byte)0) ? "is no text"
        : Markup(beginning) ?? Answer(beginning);

    private static string? Markup(ReadOnlySpan<byte> beginning)
    {
        if (Trim(beginning) is not [(byte)'<', ..])
            return null;
        var text = Text(beginning);
        return
            text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? "is a page of a website (HTML), not the file that it may link to"
            : "is XML";
    }

    private static string? Answer(ReadOnlySpan<byte> beginning)
    {
        var text = Text(beginning);
        var line = text.AsSpan()[..(text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length)];
        foreach (var sign in ErrorAnswer)
            if (line.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
                return $"is an error answer of the UN Comtrade service saved as a file: \"{NotTradeFigures.Shown(line)}\"";
        return null;
    }

    private static string Text(ReadOnlySpan<byte> beginning)
    {
        const int Enough = 2_000;
        beginning = Trim(beginning);
        return Encoding.Latin1.GetString(beginning[..Math.Min(beginning.Length, Enough)]);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith(Encodings.Mark))
            beginning = beginning[Encodings.Mark.Length..];
        return beginning.TrimStart(" \t\r\n"u8);
    }
}
