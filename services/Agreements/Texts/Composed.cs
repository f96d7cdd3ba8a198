using ADRaffy.ENSNormalize;

namespace StateVisit.Agreements.Texts;

/// <summary>Unicode normalization form C. The runtime composes nothing without ICU, which a bare machine lacks.</summary>
internal static class Composed
{
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        var lines = text.Split('\n');
        // A line feed never composes, so that only lines with something to compose are taken apart.
        for (var i = 0; i < lines.Length; i++)
            if (!IsPlain(lines[i]) && IsWellFormed(lines[i]))
                lines[i] = ENSNormalize.NF.NFC(lines[i]);
        return string.Join('\n', lines);
    }

    /// <summary>It holds only characters that stand for themselves and combine with nothing before them.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (
                c
                is not (
                    <= '\u02FF'
                    or (>= '\u0400' and <= '\u0482')
                    or (>= '\u048A' and <= '\u052F')
                    or (>= '\u061B' and <= '\u064A')
                    or (>= '\u2002' and <= '\u20CF')
                    or (>= '\u3000' and <= '\u3029')
                    or (>= '\u4E00' and <= '\u9FFF')
                    or (>= '\uFF00' and <= '\uFFDF')
                )
            )
                return false;
        return true;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        return true;
    }
}
