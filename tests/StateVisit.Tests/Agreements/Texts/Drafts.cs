using CsCheck;
using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>Texts of all kinds, for properties: few words, so that they meet again.</summary>
internal static class Drafts
{
    private static readonly Gen<string> Words = Gen.OneOf(
            "the",
            "Party",
            "shall",
            "bridge",
            "мост",
            "Сторона",
            "双方",
            "应",
            "ا",
            "cafe\u0301",
            "1,500",
            "\u200F",
            " ",
            " ",
            " ",
            "  ",
            "\n",
            "\n\n",
            ".",
            ",",
            "-",
            "\t",
            "👍🏽",
            "\u0301"
        )
        .Array[0, 40]
        .Select(string.Concat);

    private static readonly Gen<string> Heading = Gen.OneOf("", "", "Aim", "Term", "Цель", "Final provisions");

    private static readonly Gen<Article> Article = Gen.Select(
        Heading,
        Words,
        (heading, text) => new Article { Heading = heading, Text = text }
    );

    public static readonly Gen<Version> Version = Article.Array[0, 8].Select(Gen.Bool, Numbered);

    /// <summary>The second often holds articles of the first, in another order, and numbered anew.</summary>
    public static readonly Gen<(Version From, Version To)> Pair = Version.SelectMany(
        from =>
            Gen.OneOf(
                    from.Articles.Count > 0 ? Gen.OneOf([.. from.Articles]) : Article,
                    from.Articles.Count > 0
                        ? Gen.OneOf([.. from.Articles])
                            .Select(Words, (article, more) => new Article(article) { Text = article.Text + more })
                        : Article,
                    Article
                )
                .Array[0, 10]
                .Select(Gen.Bool, Numbered),
        (from, to) => (from, to)
    );

    private static Version Numbered(Article[] articles, bool hasPreamble) =>
        new()
        {
            Articles =
            {
                articles.Select(
                    (article, i) =>
                        new Article(article) { Number = hasPreamble && i == 0 ? "" : $"{i + (hasPreamble ? 0 : 1)}" }
                ),
            },
        };
}
