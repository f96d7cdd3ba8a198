using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>The refusal of a file that is something else.</summary>
internal static class NotTradeFigures
{
    /// <param name="what">Goes on from "content".</param>
    public static Fault Because(string what) => Fault.InvalidField("content", what, ErrorReason.NotTradeFigures);

    /// <summary>Text of a file inside a sentence: one line, not too long.</summary>
    public static string Shown(ReadOnlySpan<char> text)
    {
        const int Longest = 60;
        text = text.Trim();
        var shown = (text.Length > Longest ? text[..Longest] : text).ToString();
        return string.Create(
                shown.Length,
                shown,
                (to, from) =>
                {
                    for (var i = 0; i < to.Length; i++)
                        to[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? ' ' : from[i];
                }
            ) + (text.Length > Longest ? "…" : "");
    }
}
