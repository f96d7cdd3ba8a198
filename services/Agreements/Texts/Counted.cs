using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>A text with what can be counted in each of its articles.</summary>
internal sealed class Counted(Version version, string language)
{
    public string Language => language;

    public IReadOnlyList<Article> Articles { get; } = version.Articles;

    public IReadOnlyList<Facts> Facts { get; } =
    [.. version.Articles.Select(article => Texts.Facts.In($"{article.Heading}\n{article.Text}", language))];
}
