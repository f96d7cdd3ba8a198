using System.Buffers;
using System.Globalization;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>The forms of text of rules.proto. A check answers what is wrong, or null.</summary>
internal static class TextForms
{
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );
    private static readonly SearchValues<char> Words = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    );
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"
    );
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/."
    );

    public static int DefaultLength(Format format) =>
        format switch
        {
            Format.Line or Format.Titles => 300,
            Format.Id or Format.Party => 63,
            Format.TimeZone => 64,
            Format.Language => 35,
            Format.Etag => 128,
            _ => 4000,
        };

    public static string? Fault(Format format, int maxLength, string text)
    {
        if (text.Length == 0)
            return "is empty";
        if (text.Length > maxLength)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"has {text.Length} characters, {maxLength} are allowed"
            );
        if (CharacterFault(text, oneLine: format is Format.Line or Format.Titles) is { } fault)
            return fault;
        return format switch
        {
            Format.Id when !IsId(text) =>
                "must be an identifier like state-visit-1: a lower-case letter or a digit, then letters, digits and hyphens, 63 characters at most",
            Format.Date when !IsDay(text) => "must be a day like 2023-03-21, of the years 1900 to 2199",
            Format.TimeZone when !IsTimeZone(text) => "must be an IANA time zone like Europe/Moscow",
            Format.Party when !IsParty(text) =>
                "must be a party: an ISO 3166-1 code like CN, or an organisation's identifier of 3 to 63 letters, digits and hyphens",
            Format.Uuid when !Guid.TryParseExact(text, "D", out _) =>
                "must be a UUID like 123e4567-e89b-12d3-a456-426614174000",
            Format.Source when !IsSource(text) =>
                "must be an address like https://example.org/page, or the word memory",
            Format.Etag when text.AsSpan().ContainsAnyExceptInRange('!', '~') =>
                "must be an etag as given out with the record",
            Format.Token when text.AsSpan().ContainsAnyExcept(TokenCharacters) => "must be a token as given out",
            Format.Language when !IsLanguage(text) => "must be a language like en, ru or zh-Hans",
            _ => null,
        };
    }

    public static string? LanguageFault(string key) =>
        IsLanguage(key) ? null : "must have a language as its key, like en, ru or zh-Hans";

    public static bool IsId(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 63
        && (char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0]))
        && !text.ContainsAnyExcept(IdCharacters);

    /// <summary>Two countries, such as CN-RU, or one and the WORLD.</summary>
    public static bool IsPair(ReadOnlySpan<char> text)
    {
        var hyphen = text.IndexOf('-');
        return hyphen is > 0 and <= 8
            && text.Length is > 3 and <= 17
            && !text[..hyphen].ContainsAnyExcept(Words)
            && !text[(hyphen + 1)..].ContainsAnyExcept(Words);
    }

    /// <summary>Control characters other than tab and line feed, and halves of surrogate pairs.</summary>
    private static string? CharacterFault(string text, bool oneLine)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' ? oneLine : char.IsControl(c) && c is not '\t')
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"holds {(c is '\n' ? "a line feed" : "a control character")} at position {i + 1}"
                );
            if (oneLine && c is '\u2028' or '\u2029')
                return string.Create(CultureInfo.InvariantCulture, $"holds a line separator at position {i + 1}");
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c))
                return string.Create(CultureInfo.InvariantCulture, $"holds half a character at position {i + 1}");
        }
        return null;
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2199;

    // The look-up opens a file of that name: what is not shaped like a zone never gets there.
    private static bool IsTimeZone(string text) =>
        char.IsAsciiLetter(text[0])
        && !text.AsSpan().ContainsAnyExcept(TokenCharacters)
        && !text.Contains('.', StringComparison.Ordinal)
        && !text.Contains("//", StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
        && zone.HasIanaId
        && zone.Id == text;

    private static bool IsParty(string text) =>
        text.Length == 2
            ? char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1])
            : text.Length is >= 3 and <= 63 && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    private static bool IsSource(string text) =>
        text == "memory"
        || Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Length > 0
            && !text.AsSpan().ContainsAny(" \t\n");

    /// <summary>The shape of a BCP 47 tag: a language of letters, then subtags.</summary>
    private static bool IsLanguage(string key)
    {
        if (key.Length is 0 or > 35)
            return false;
        var first = true;
        foreach (var range in key.AsSpan().Split('-'))
        {
            var part = key.AsSpan()[range];
            if (part.Length is 0 or > 8 || part.ContainsAnyExcept(first ? Letters : Words) || first && part.Length < 2)
                return false;
            first = false;
        }
        return true;
    }
}
