using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>Whether the languages of an agreement say the same, as far as it can be counted.</summary>
public static class LanguageParity
{
    /// <param name="newest">One version per language, with its name.</param>
    /// <param name="authentic">The agreement's authentic languages, in its order.</param>
    /// <param name="prevailing">Empty: none.</param>
    public static Parity Of(
        string agreement,
        IReadOnlyList<Version> newest,
        IReadOnlyList<string> authentic,
        string prevailing
    )
    {
        var texts = newest.OrderBy(LanguageOf, StringComparer.Ordinal).ToList();
        var parity = new Parity
        {
            Agreement = agreement,
            Versions = { texts.Select(text => text.Name) },
            Missing = { authentic.Where(language => texts.TrueForAll(text => LanguageOf(text) != language)) },
        };
        var against =
            ((string[])[prevailing, .. authentic])
                .Select(language => texts.Find(text => LanguageOf(text) == language))
                .FirstOrDefault(text => text is not null)
            ?? texts.FirstOrDefault();
        if (against is null)
            return parity;
        parity.Against = LanguageOf(against);
        var sought = new Counted(against, parity.Against);
        foreach (var text in texts)
            if (!ReferenceEquals(text, against))
                parity.Gaps.AddRange(new Gaps(sought, new(text, LanguageOf(text))).Find());
        return parity;
    }

    /// <summary>Of <c>visits/v/agreements/a/texts/ru/versions/1</c>: ru.</summary>
    private static string LanguageOf(Version version) => version.Name.Split('/').ElementAtOrDefault(5) ?? "";
}
