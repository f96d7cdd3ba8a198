using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

public static partial class Guards
{
    public static IEnumerable<Blocker> Languages(Dossier dossier)
    {
        if (dossier.Agreement.Languages.Count == 0)
            yield return Blocks(Guard.Languages, "The authentic languages are not known.");
    }

    public static IEnumerable<Blocker> Texts(Dossier dossier) =>
        dossier
            .Agreement.Languages.Where(language => !dossier.Newest.Select(version => version.Language).Has(language))
            .Select(language =>
                Blocks(Guard.Texts, $"There is no text in {language}.", dossier.Agreement.PartyOf(language))
            );

    public static IEnumerable<Blocker> LanguageParity(Dossier dossier)
    {
        var parity = dossier.Parity();
        return parity
            .Gaps.Where(gap => dossier.Agreement.IsAuthentic(gap.Language))
            .GroupBy(gap => gap.Language, StringComparer.OrdinalIgnoreCase)
            .Select(gaps =>
                Blocks(
                    Guard.LanguageParity,
                    $"The text in {gaps.Key} differs from that in {parity.Against} in {gaps.Places()}.",
                    dossier.Agreement.PartyOf(gaps.Key)
                )
            );
    }

    public static IEnumerable<Blocker> Approvals(Dossier dossier) =>
        dossier
            .Approvals.Where(approval => !approval.StandsFor(dossier.Authentic))
            .OrderBy(approval => approval.Group)
            .ThenBy(approval => approval.Name, StringComparer.Ordinal)
            .Select(approval => Blocks(Guard.Approvals, approval.WhyNot, approval.Office));

    /// <summary>Only of what was initialled: where initialling is left out there is nothing to hold the text against.</summary>
    public static IEnumerable<Blocker> TextUnchanged(Dossier dossier)
    {
        if (dossier.Preparation.Texts.All(text => text.Initialled == 0))
            yield break;
        foreach (var version in dossier.Authentic)
            if (dossier.Preparation.TextIn(version.Language) is not { Initialled: > 0 } text)
                yield return Blocks(Guard.TextUnchanged, $"The text in {version.Language} was not initialled.");
            else if (text.Initialled != version.Number || text.InitialledSha256 != version.Sha256)
                yield return Blocks(
                    Guard.TextUnchanged,
                    $"The text in {version.Language} has changed since version {text.Initialled} was initialled."
                );
    }

    public static IEnumerable<Blocker> Publishable(Dossier dossier)
    {
        if (!dossier.Authentic.Any())
            yield return Blocks(Guard.Publishable, "There is no text to give out.");
    }

    private static string Places(this IEnumerable<ParityGap> gaps)
    {
        var articles = gaps.Select(gap => gap.Article).Distinct(StringComparer.Ordinal).ToList();
        var named = articles.Take(5).Select(article => article.Length > 0 ? article : "the unnumbered part");
        var more = articles.Count > 5 ? $" and {articles.Count - 5} more" : "";
        return $"{(articles.Count == 1 ? "article" : "articles")} {string.Join(", ", named)}{more}";
    }
}
