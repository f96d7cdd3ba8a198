using StateVisit.Agreements.V1;
using StateVisit.Tests.Agreements.Texts;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>The text of saved.docx: written by us, opened in LibreOffice and saved by it.</summary>
internal static class SavedText
{
    public static IReadOnlyList<Article> Articles { get; } =
        Text.Of(
            ("", "", "إن الطرفين،\n\nقد اتفقا على ما يلي:"),
            ("1", "الغرض", "Article 2. Is only quoted here.\n\tWith a tab,  two spaces & <brackets>."),
            ("1bis", "", "Статья 5 о мосте\n第七条　双方应当合作。"),
            ("2", "الختام", "caf\u1EB9\u0301 \u200Fمن 21 مارس 2023\u200E."),
            ("", "Closing", " حرر في بكين.")
        ).Articles;
}
