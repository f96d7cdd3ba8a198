using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>Short texts for tests.</summary>
internal static class Text
{
    public static Version Of(params IEnumerable<(string Number, string Heading, string Text)> articles) =>
        new()
        {
            Articles =
            {
                articles.Select(article => new Article
                {
                    Number = article.Number,
                    Heading = article.Heading,
                    Text = article.Text,
                }),
            },
        };
}
