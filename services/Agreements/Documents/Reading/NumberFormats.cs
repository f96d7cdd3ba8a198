using System.Globalization;
using System.Text;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>The ways in which Word counts.</summary>
internal static class NumberFormats
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Russian = "абвгдежзиклмнопрстуфхцчшщэюя";
    private const string Chinese = "〇一二三四五六七八九";

    private static readonly (int Value, string Text)[] Roman =
    [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    /// <summary>Null: the format is not known.</summary>
    public static string? Write(string format, int number) =>
        format switch
        {
            "decimal" or "decimalHalfWidth" or "hindiNumbers" or "hindiArabic" => Digits(number),
            "decimalZero" => number.ToString("D2", CultureInfo.InvariantCulture),
            "decimalFullWidth" or "decimalFullWidth2" => string.Concat(
                Digits(number).Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '０') : digit)
            ),
            "decimalEnclosedParen" => $"({Digits(number)})",
            "decimalEnclosedFullstop" => $"{Digits(number)}.",
            "decimalEnclosedCircle" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
            "numberInDash" => $"- {Digits(number)} -",
            "lowerRoman" => InRoman(number),
            "upperRoman" => InRoman(number).ToUpperInvariant(),
            "lowerLetter" => InLetters(Latin, number),
            "upperLetter" => InLetters(Latin, number).ToUpperInvariant(),
            "russianLower" => InLetters(Russian, number),
            "russianUpper" => InLetters(Russian, number).ToUpperInvariant(),
            "chineseCounting"
            or "chineseCountingThousand"
            or "japaneseCounting"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand"
            or "ideographTraditionalCounting" when number is >= 1 and < 100 => InChinese(number),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => string.Concat(
                Digits(number).Select(digit => Chinese[digit - '0'])
            ),
            "none" => "",
            _ => null,
        };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string InRoman(int number)
    {
        if (number is <= 0 or >= 4000)
            return Digits(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
            for (; number >= value; number -= value)
                text.Append(sign);
        return text.ToString();
    }

    /// <summary>After z come aa, bb, cc.</summary>
    private static string InLetters(string letters, int number) =>
        number is > 0 and <= 1000
            ? new(letters[(number - 1) % letters.Length], ((number - 1) / letters.Length) + 1)
            : Digits(number);

    private static string InChinese(int number)
    {
        var (tens, ones) = Math.DivRem(number, 10);
        return (tens > 1 ? Chinese[tens].ToString() : "")
            + (tens > 0 ? "十" : "")
            + (ones > 0 ? Chinese[ones].ToString() : "");
    }
}
