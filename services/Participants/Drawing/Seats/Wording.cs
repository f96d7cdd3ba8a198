using StateVisit.Participants.Drawing.Text;

namespace StateVisit.Participants.Drawing.Seats;

/// <summary>A text as it is shown, and its language. Empty: nothing to show.</summary>
public readonly record struct Wording(string Text, string Language)
{
    // The default has no text at all.
    public bool IsEmpty => string.IsNullOrEmpty(Text);

    public static Wording Of((string Text, string Language) text) => new(Lettering.Clean(text.Text), text.Language);
}
