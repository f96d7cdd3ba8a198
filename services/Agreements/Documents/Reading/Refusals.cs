using System.Globalization;
using System.Xml.Linq;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>What of a document is refused, each with its place; and what becomes of tracked changes.</summary>
internal sealed class Refusals(FieldFaults faults, TrackedChanges changes)
{
    private int commentsIn;

    /// <summary>The one that is being read, from 1.</summary>
    public int Paragraph { get; set; }

    public void Add(string fault) =>
        faults.Add(WordDocument.Field, string.Create(CultureInfo.InvariantCulture, $"paragraph {Paragraph} {fault}"));

    /// <summary>Whether the words inside a tracked change count.</summary>
    public bool Keeps(XElement change)
    {
        var isNew = change.Tag is "ins" or "moveTo";
        if (changes != TrackedChanges.Unspecified)
            return isNew == (changes == TrackedChanges.Accept);
        Refuse(change, change.FirstWords());
        return true;
    }

    /// <summary>Whether what is marked inside its properties as inserted or deleted counts: a row of a table.</summary>
    public bool KeepsMarked(XElement properties) =>
        properties.Elements().Where(mark => mark.Tag is "ins" or "del").All(Keeps);

    /// <summary>Whether the paragraph runs on into the next, because its end was deleted or never inserted.</summary>
    public bool EndIsGone(XElement paragraph)
    {
        var marks =
            paragraph
                .Child("pPr")
                ?.Child("rPr")
                ?.Elements()
                .Where(one => one.Tag is "ins" or "del" or "moveFrom" or "moveTo")
            ?? [];
        var gone = false;
        foreach (var mark in marks)
            if (changes == TrackedChanges.Unspecified)
                Refuse(mark, paragraph.FirstWords(), "the end of the paragraph");
            else
                gone |= !Keeps(mark);
        return gone;
    }

    /// <summary>Of a paragraph whose style or numbering is a tracked change, the ones that count.</summary>
    public XElement? PropertiesOf(XElement? properties)
    {
        if (properties?.Child("pPrChange") is not { } change)
            return properties;
        var old = change.Child("pPr");
        if (changes == TrackedChanges.Reject)
            return old;
        if (changes == TrackedChanges.Unspecified && Shape(old) != Shape(properties))
            Refuse(change, properties.Parent!.FirstWords(), "its style or numbering");
        return properties;
    }

    /// <summary>A comment is no text, and none is thrown away unasked.</summary>
    public void RefuseComment()
    {
        if (changes != TrackedChanges.Unspecified || commentsIn == Paragraph)
            return;
        commentsIn = Paragraph;
        Add("has a comment: take it out, or say what becomes of tracked changes");
    }

    private static (string?, string?, string?, string?) Shape(XElement? properties) =>
        (
            properties?.Value("pStyle"),
            properties?.Value("outlineLvl"),
            properties?.Child("numPr")?.Value("numId"),
            properties?.Child("numPr")?.Value("ilvl")
        );

    private void Refuse(XElement change, string words, string? of = null)
    {
        var kind = change.Tag switch
        {
            "ins" => "insertion",
            "del" => "deletion",
            "moveFrom" or "moveTo" => "move",
            _ => "change",
        };
        var author = change.Given("author") is { Length: > 0 } name ? name : "somebody";
        Add($"has a tracked {kind}{(of is null ? "" : $" of {of}")} by {author}: \"{words}\"");
    }
}
