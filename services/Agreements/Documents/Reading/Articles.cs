using System.Text.RegularExpressions;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>Puts paragraphs together into articles.</summary>
internal sealed partial class Articles(string language, IReadOnlyList<Paragraph> paragraphs)
{
    private const int LongestHeading = 150;

    private readonly List<Article> articles = [];
    private readonly List<string> text = [];

    /// <summary>Only where articles are not called so are they told by the numbers of headings.</summary>
    private readonly bool numberedHeadings = !paragraphs.Any(paragraph =>
        paragraph.Style == WordStyles.Number || ArticleHead.Of(paragraph.Full) is { IsCertain: true }
    );

    private int last;

    public IReadOnlyList<Article> Build()
    {
        foreach (var paragraph in paragraphs)
            Take(paragraph);
        Close();
        return articles;
    }

    private void Take(Paragraph paragraph)
    {
        switch (paragraph.Style)
        {
            case WordStyles.Title when articles.Count == 0 && text.Count == 0:
            case not null when paragraph.Style.StartsWith("toc ", StringComparison.Ordinal):
                break;
            case WordStyles.Number:
                Open(ArticleHead.NumberIn(paragraph.Text, language), "");
                break;
            case WordStyles.Part:
                Open("", paragraph.Text);
                break;
            case WordStyles.Heading:
                TakeHeading(paragraph.Text);
                break;
            case WordStyles.Quotation:
                Add(paragraph.Text);
                break;
            case WordStyles.Text when ArticleHead.Of(paragraph.Full) is null:
                Add(paragraph.Full);
                break;
            default:
                foreach (var (i, line) in paragraph.Full.Split('\n').Index())
                    TakeLine(paragraph, line.Trim(), isFirst: i == 0);
                break;
        }
    }

    private void TakeLine(Paragraph paragraph, string line, bool isFirst)
    {
        if (line.Length == 0)
            return;
        if (ArticleHead.Of(line) is { } head && IsStart(paragraph, head))
        {
            var isHeading = paragraph.IsHeading || head.Rest.Length <= LongestHeading && !EndsSentence(head.Rest);
            Open(head.Number, isHeading ? head.Rest : "");
            if (!isHeading)
                Add(head.Rest);
        }
        else if (
            isFirst
            && numberedHeadings
            && paragraph.IsHeading
            && Count.Match(paragraph.Label) is { Success: true } count
        )
            Open(count.Groups["number"].Value, paragraph.Text.ReplaceLineEndings(" ").Trim());
        else if (paragraph.IsHeading)
            TakeHeading(line);
        else
            Add(line);
    }

    private bool IsStart(Paragraph paragraph, ArticleHead head) =>
        head.IsCertain
        || paragraph.IsHeading
        || Texts.ArticleNumber.Parse(head.Number) is { } number && number.Base == last + 1;

    private static bool EndsSentence(string text) =>
        text.Length > 0 && text[^1] is '.' or ';' or ':' or ',' or '。' or '；' or '：' or '，' or '؛';

    /// <summary>A heading right behind the number of an article is its own; any other starts a part without a number.</summary>
    private void TakeHeading(string heading)
    {
        if (articles.Count > 0 && articles[^1] is { Number.Length: > 0, Heading.Length: 0 } article && text.Count == 0)
            article.Heading = heading;
        else
            Open("", heading);
    }

    private void Open(string number, string heading)
    {
        Close();
        articles.Add(new() { Number = number, Heading = heading });
        last = Texts.ArticleNumber.Parse(number)?.Base ?? last;
    }

    private void Add(string line)
    {
        if (articles.Count == 0)
            Open("", "");
        text.Add(line);
    }

    private void Close()
    {
        if (articles.Count > 0)
            articles[^1].Text = string.Join('\n', text);
        text.Clear();
    }

    [GeneratedRegex(
        @"\A(?<number>[1-9][0-9]*)[.)]? ?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Count { get; }
}
