using System.Globalization;
using System.Text;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Texts;

/// <summary>Characters that make a text read otherwise than it is, or that are none.</summary>
internal static class Characters
{
    public static void Check(string text, string place, string field, FieldFaults faults)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return;
        var paragraph = 1;
        var turns = new Directions();
        var position = 0;
        while (position < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length) != default)
                Refuse($"holds half a character ({Point(text[position])})");
            else if (rune.Value == '\n')
            {
                if (turns.Open is { } open)
                    Refuse($"turns the direction with {Point(open)} and does not end it");
                turns = new();
                paragraph++;
            }
            else if (Fault(rune.Value) is { } fault)
                Refuse($"holds {fault} ({Point(rune.Value)})");
            else
                turns.Read(rune.Value);
            position += length;
        }
        if (turns.Open is { } left)
            Refuse($"turns the direction with {Point(left)} and does not end it");

        void Refuse(string what)
        {
            faults.Add(
                field,
                string.Create(CultureInfo.InvariantCulture, $"of {place}, paragraph {paragraph}, {what}")
            );
        }
    }

    private static string? Fault(int point) =>
        point switch
        {
            '\t' => null,
            < ' ' or (>= 0x7F and <= 0x9F) => "a control character",
            0x2028 or 0x2029 => "a line separator: paragraphs end with a line feed",
            >= 0xFDD0 and <= 0xFDEF => "what is no character",
            _ when (point & 0xFFFE) == 0xFFFE => "what is no character",
            _ => null,
        };

    private static string Point(int point) => string.Create(CultureInfo.InvariantCulture, $"U+{point:X4}");
}
