using System.Text;
using System.Xml.Linq;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>Reads the words of a paragraph. Of fields only what they show is kept, and that may reach over several paragraphs.</summary>
internal sealed class RunReader(Refusals refusals)
{
    /// <summary>Of the fields that have begun: whether we are still in what it is made from.</summary>
    private readonly Stack<bool> fields = new();

    public string Read(XElement paragraph)
    {
        var text = new StringBuilder();
        Read(paragraph, text);
        return text.ToString();
    }

    /// <summary>To be called at the end of the document.</summary>
    public void End()
    {
        if (fields.Count > 0)
            refusals.Add("is the last, and a field before it has no end");
    }

    private void Read(XElement parent, StringBuilder text)
    {
        foreach (var element in parent.Elements())
            switch (element.Tag)
            {
                case "r":
                    ReadRun(element, text);
                    break;
                case "ins" or "del" or "moveFrom" or "moveTo":
                    if (refusals.Keeps(element))
                        Read(element, text);
                    break;
                case "hyperlink" or "fldSimple" or "smartTag" or "customXml" or "sdt" or "sdtContent" or "dir":
                    Read(element, text);
                    break;
                case "commentRangeStart":
                    refusals.RefuseComment();
                    break;
                case "bdo" or "oMath" or "oMathPara" or "subDoc" or "AlternateContent":
                    Refuse(element);
                    break;
            }
    }

    private void ReadRun(XElement run, StringBuilder text)
    {
        var before = text.Length;
        foreach (var element in run.Elements())
            ReadPiece(element, text);
        if (text.Length > before && (run.Child("rPr")?.IsOn("vanish") ?? false))
            refusals.Add($"has hidden text: \"{run.FirstWords()}\"");
    }

    private void ReadPiece(XElement element, StringBuilder text)
    {
        switch (element.Tag)
        {
            case "fldChar":
                ReadField(element.Given("fldCharType"));
                break;
            case "t" or "delText" when !InCode:
                text.Append(TextOf(element));
                break;
            case "tab" or "ptab" when !InCode:
                text.Append('\t');
                break;
            case "br" when element.Given("type") is null or "textWrapping" && !InCode:
            case "cr" when !InCode:
                text.Append('\n');
                break;
            case "noBreakHyphen" when !InCode:
                text.Append('\u2011');
                break;
            case "softHyphen" when !InCode:
                text.Append('\u00AD');
                break;
            case "commentReference":
                refusals.RefuseComment();
                break;
            default:
                Refuse(element);
                break;
        }
    }

    private bool InCode => fields.Contains(true);

    private void ReadField(string? mark)
    {
        if (mark == "begin")
            fields.Push(true);
        else if (fields.TryPop(out _) && mark == "separate")
            fields.Push(false);
    }

    /// <summary>Space at the ends counts only where it is said to.</summary>
    private static string TextOf(XElement element)
    {
        var text = element.Value.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');
        return element.Given("space") == "preserve" ? text : text.Trim(' ', '\t');
    }

    private void Refuse(XElement element)
    {
        var what = element.Tag switch
        {
            "footnoteReference" => "a footnote",
            "endnoteReference" => "an endnote",
            "drawing" or "pict" or "object" or "AlternateContent" or "contentPart" => element
                .Descendants()
                .Any(one => one.Tag == "txbxContent")
                ? "a text box"
                : "a picture or drawing",
            "sym" => $"a symbol of the font {element.Given("font")}",
            "ruby" => "text with its pronunciation above it",
            "oMath" or "oMathPara" => "a formula",
            "bdo" => "text in a forced direction",
            "subDoc" => "another document by reference",
            _ => null,
        };
        if (what is not null)
            refusals.Add($"has {what}, which is no plain text: \"{element.Parent!.FirstWords()}\"");
    }
}
