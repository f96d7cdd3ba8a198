using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>How texts in several languages are held against each other.</summary>
public sealed class ParityTests
{
    private const string Agreement = "visits/v/agreements/a";

    private static readonly Version English = Of(
        "en",
        ("", "", "The Parties, recalling the Treaty of 16 July 2001,"),
        ("1", "", "The cost is 1,500 million."),
        ("2", "", "It lasts until March 21, 2030."),
        ("", "", "Done on 21 March 2023.")
    );

    private static readonly Version Russian = Of(
        "ru",
        ("", "", "Стороны, ссылаясь на Договор от 16 июля 2001 года,"),
        ("1", "", "Стоимость составляет 1,5 млрд."),
        ("2", "", "Действует до 21 марта 2030 г."),
        ("", "", "Совершено 21 марта 2023 года.")
    );

    private static readonly Version Chinese = Of(
        "zh",
        ("", "", "双方忆及2001年7月16日条约，"),
        ("1", "", "费用为15亿。"),
        ("2", "", "有效期至2030年3月21日。"),
        ("", "", "二〇二三年三月二十一日签订。")
    );

    [Fact]
    public void TextsThatSayTheSameHaveNoGap()
    {
        var parity = LanguageParity.Of(Agreement, [English, Russian, Chinese], ["ru", "zh", "en"], "en");

        Assert.Empty(parity.Gaps);
        Assert.Equal("en", parity.Against);
        Assert.Equal([English.Name, Russian.Name, Chinese.Name], parity.Versions);
        Assert.Empty(parity.Missing);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("", "ru")]
    [InlineData("fr", "ru")]
    public void ThePrevailingLanguageCountsElseTheFirstAuthenticOneThatHasAText(string prevailing, string against)
    {
        var parity = LanguageParity.Of(Agreement, [English, Russian], ["zh", "ru", "en"], prevailing);

        Assert.Equal(against, parity.Against);
        Assert.Equal(["zh"], parity.Missing);
    }

    [Fact]
    public void WithoutAnyTextAllLanguagesAreMissing()
    {
        var parity = LanguageParity.Of(Agreement, [], ["zh", "ru"], "zh");

        Assert.Equal(["zh", "ru"], parity.Missing);
        Assert.Empty(parity.Against);
    }

    [Fact]
    public void AnArticleWithAnotherNumberAtTheSamePlaceIsNamedWithBoth()
    {
        var other = Russian.Clone();
        other.Articles[2].Number = "1bis";

        var gap = Assert.Single(LanguageParity.Of(Agreement, [English, other], [], "en").Gaps);

        Assert.Equal((ParityGapKind.Numbering, "ru", "2", "2", "1bis"), Told(gap));
    }

    [Fact]
    public void AnArticleTooManyIsNamedByItsOwnNumberWhereItStands()
    {
        var other = Russian.Clone();
        other.Articles.Insert(2, new Article { Number = "1bis", Text = "Новая." });
        other.Articles[4].Text = "Совершено 22 марта 2023 года.";

        Assert.Equal(
            [
                (ParityGapKind.ArticleExtra, "ru", "1bis", "", "1bis"),
                (ParityGapKind.Dates, "ru", "", "2023-03-21", "2023-03-22"),
            ],
            LanguageParity.Of(Agreement, [English, other], [], "en").Gaps.Select(Told)
        );
    }

    [Fact]
    public void AMissingPreambleIsMissedAndNothingElse()
    {
        var other = Russian.Clone();
        other.Articles.RemoveAt(0);

        var gap = Assert.Single(LanguageParity.Of(Agreement, [English, other], [], "en").Gaps);

        Assert.Equal((ParityGapKind.ArticleMissing, "ru", "", "", ""), Told(gap));
    }

    [Fact]
    public void GapsStandByLanguage()
    {
        var (russian, chinese) = (Russian.Clone(), Chinese.Clone());
        russian.Articles[1].Text = "";
        chinese.Articles[2].Text += "第五条";

        Assert.Equal(
            [(ParityGapKind.Figures, "ru", "1", "1500000000", ""), (ParityGapKind.Figures, "zh", "2", "", "5")],
            LanguageParity.Of(Agreement, [chinese, russian, English], [], "en").Gaps.Select(Told)
        );
    }

    private static Version Of(string language, params (string, string, string)[] articles) =>
        new(Text.Of(articles)) { Name = $"{Agreement}/texts/{language}/versions/1" };

    private static (ParityGapKind, string, string, string, string) Told(ParityGap gap) =>
        (gap.Kind, gap.Language, gap.Article, gap.Expected, gap.Found);
}
