namespace StateVisit.Agreements.Documents.Reading;

/// <summary>A paragraph as it is read on the page.</summary>
/// <param name="Label">What Word counts before it, with the space behind.</param>
/// <param name="Style">Name of its style, in lower case.</param>
internal sealed record Paragraph(string Label, string Text, string Style, bool IsHeading)
{
    public string Full => Label + Text;
}
