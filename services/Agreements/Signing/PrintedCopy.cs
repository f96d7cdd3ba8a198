using StateVisit.Agreements.Signing.Printing;
using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Signing;

/// <summary>One party's copy as a page to print on A4: the texts in the order of the copy, then the places to sign.</summary>
public static class PrintedCopy
{
    /// <summary>More do not fit on a page together.</summary>
    private const int TogetherAtMost = 6;

    /// <param name="agreement">As the caller sees it.</param>
    /// <param name="copy">Which of its copies (<see cref="Copies"/>).</param>
    /// <param name="texts">At most one in each language; those that the caller may see.</param>
    /// <param name="people">What those who sign are called, per language, by the name of their record; who is not here has a line without a name.</param>
    public static string Make(
        Agreement agreement,
        Copy copy,
        IReadOnlyList<Version> texts,
        IReadOnlyDictionary<string, IDictionary<string, string>> people
    )
    {
        var names = new PartyNames(agreement);
        var first = copy.Languages.FirstOrDefault() ?? Languages.Choose(agreement.Titles, "").Language;
        using var page = new Page(copy.Title, first);
        Mark(page, copy, texts);
        foreach (var language in copy.Languages.DefaultIfEmpty(""))
            Write(page, agreement, copy, names, language, texts.FirstOrDefault(text => LanguageOf(text) == language));
        if (copy.Signatures.Count > 0)
        {
            page.Start("section", copy.Signatures.Count > TogetherAtMost ? "signatures many" : "signatures");
            foreach (var block in copy.Signatures)
                Write(page, copy, block, people);
            page.End();
        }
        return page.Finish();
    }

    /// <summary>Across every page, whichever of the texts is a specimen: none of the pages is to pass for a real one.</summary>
    private static void Mark(Page page, Copy copy, IReadOnlyList<Version> texts)
    {
        if (!texts.Any(text => text.Specimen))
            return;
        var (words, language) = Words.In(copy.Languages.FirstOrDefault(""));
        page.Element("div", words.Specimen, Scripts.IsRightToLeft(language) ? "specimen rtl" : "specimen", language);
    }

    private static void Write(
        Page page,
        Agreement agreement,
        Copy copy,
        PartyNames names,
        string language,
        Version? text
    )
    {
        page.Start("section", "language", language);
        var title = Languages.Choose(agreement.Titles, language);
        page.Element("h1", title.Text, language: title.Language);
        page.Start("ul", "parties");
        foreach (var party in copy.Parties)
            page.Element("li", names.In(language, party));
        page.End();
        foreach (var article in text?.Articles ?? [])
            Write(page, article);
        if (text is null)
        {
            var (words, known) = Words.In(language);
            page.Element("p", words.NoText, "missing", known);
        }
        page.End();
    }

    private static void Write(Page page, Article article)
    {
        page.Start("article");
        if (article.Number.Length + article.Heading.Length > 0)
        {
            page.Start("h2");
            if (article.Number.Length > 0)
                page.Element("span", article.Number, "number");
            if (article.Heading.Length > 0)
                page.Element("span", article.Heading);
            page.End();
        }
        foreach (var paragraph in article.Text.Split('\n'))
            if (!string.IsNullOrWhiteSpace(paragraph))
                page.Element("p", paragraph);
        page.End();
    }

    private static void Write(
        Page page,
        Copy copy,
        SignatureBlock block,
        IReadOnlyDictionary<string, IDictionary<string, string>> people
    )
    {
        page.Start("div", block.Side == PageSide.Left ? "signature left" : "signature right");
        page.Start("div", "for");
        foreach (var (language, name) in NamesOf(copy, block))
            page.Element("div", name, "name", language);
        foreach (var (office, language) in CopyText.OfficesOf(block, copy.Languages))
            page.Element("div", office, "office", language);
        page.End();
        page.Element("div", "", "line");
        page.Start("div", "by");
        if (people.TryGetValue(block.Participant, out var person))
            foreach (var (name, language) in PersonIn(copy, person))
                page.Element("div", name, "person", language);
        page.End();
        page.End();
    }

    /// <summary>Each name once; a party without names has its code.</summary>
    private static IEnumerable<(string Language, string Name)> NamesOf(Copy copy, SignatureBlock block) =>
        copy
            .Languages.Select(language => (language, block.Names[language]))
            .DefaultIfEmpty(("", block.Party))
            .DistinctBy(named => named.Item2, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Language)> PersonIn(
        Copy copy,
        IDictionary<string, string> person
    ) =>
        copy
            .Languages.DefaultIfEmpty("")
            .Select(language => Languages.Choose(person, language))
            .Where(name => name.Text.Length > 0)
            .Distinct();

    private static string LanguageOf(Version text) => text.Name.Split('/')[5];
}
