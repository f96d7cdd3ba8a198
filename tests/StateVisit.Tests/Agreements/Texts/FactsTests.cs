using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>What is read as a figure and what as a day, seen through what a language lacks.</summary>
public sealed class FactsTests
{
    [Theory]
    [InlineData("en", "1,234.5 and 1,234,567", "1234.5", "1234567")]
    [InlineData("ru", "1 234,5 и 1\u00A0234\u202F567", "1234.5", "1234567")]
    [InlineData("ru", "1\u00A0234\u00A0567 руб.", "1234567")]
    [InlineData("fr", "1\u202F234,5 et 1 234 567", "1234.5", "1234567")]
    [InlineData("de", "1.234,5 und 1.234.567", "1234.5", "1234567")]
    [InlineData("es", "1.234,5 y 1 234 567", "1234.5", "1234567")]
    [InlineData("zh", "1,234.5元，１２３％", "1234.5", "123")]
    [InlineData("ar", "\u0661\u066C\u0662\u0663\u0664\u066B\u0665 و 1,234", "1234.5", "1234")]
    [InlineData("en", "5 % or 5 percent, 007, 1.50", "5", "5", "7", "1.5")]
    [InlineData("en", "200 billion, 1.5 million, 3 thousand", "200000000000", "1500000", "3000")]
    [InlineData("zh-Hans", "2000亿美元，150万，1万千瓦，3万亿", "200000000000", "1500000", "10000", "3000000000000")]
    [InlineData("ru", "200 млрд, 1,5 миллиона, 3 тыс.", "200000000000", "1500000", "3000")]
    [InlineData("de", "200 Milliarden, 1,5 Mio., 3 Tausend", "200000000000", "1500000", "3000")]
    [InlineData("es", "200 mil millones, 1,5 millones", "200000000000", "1500000")]
    [InlineData("fr", "200 milliards, 1,5 million", "200000000000", "1500000")]
    [InlineData("ar", "200 مليار", "200000000000")]
    [InlineData("ru", "подпункт 1.5.2 пункта 1.5", "1.5.2", "1.5")]
    [InlineData("de", "Ziffer 1.5.2 und 1.5", "1.5.2", "1.5")]
    [InlineData("en", "Articles 3,5 and 7; at 10:30", "3", "5", "7", "10:30")]
    [InlineData("zh", "按照第五条第二款，2030年前五年内", "5", "2", "2030")]
    [InlineData("zh", "第一百二十三条", "123")]
    [InlineData("zh", "一、双方应\n（二）合作", "1", "2")]
    [InlineData("en", "by 2030, G20, S-400", "2030", "20", "400")]
    [InlineData("kk", "1 234,5", "1234.5")]
    [InlineData("tlh", "1,234.5", "1234.5")]
    public void FiguresAreThoseOfTheLanguage(string language, string text, params string[] figures) =>
        Assert.Equal(figures, Gaps(ParityGapKind.Figures, language, text));

    [Theory]
    [InlineData("en", "March 21, 2023", "2023-03-21")]
    [InlineData(
        "en",
        "21 March 2023, 21st day of March, 2023 and MARCH 21ST, 2023",
        "2023-03-21",
        "2023-03-21",
        "2023-03-21"
    )]
    [InlineData("en", "May 2023; the Parties may 30 days after", "2023-05")]
    [InlineData("en", "until 31 December of each year", "12-31")]
    [InlineData("en", "21/03/2023 and 03/21/2023", "2023-03-21", "2023-03-21")]
    [InlineData("en", "03/04/2023", "03/04/2023")]
    [InlineData("en", "2023-03-21, 2023-02-30", "2023-03-21")]
    [InlineData("ru", "21 марта 2023 года, «21» марта 2023 г.", "2023-03-21", "2023-03-21")]
    [InlineData("ru", "21.03.2023, в марте 2023 года, 9 мая", "2023-03-21", "2023-03", "05-09")]
    [InlineData("zh", "2023年3月21日，2023 年 3 月，3月21日", "2023-03-21", "2023-03", "03-21")]
    [InlineData("zh", "二〇二三年三月二十一日，二○二三年十二月三日", "2023-03-21", "2023-12-03")]
    [InlineData("fr", "1er mars 2023, 21 mars 2023, 3 août 2024", "2023-03-01", "2023-03-21", "2024-08-03")]
    [InlineData("fr", "03/04/2023", "2023-04-03")]
    [InlineData("de", "21. März 2023, 21.03.2023, Mai 2023", "2023-03-21", "2023-03-21", "2023-05")]
    [InlineData("es", "21 de marzo de 2023, marzo de 2023", "2023-03-21", "2023-03")]
    [InlineData("ar", "٢١ مارس ٢٠٢٣ و 21 آذار/مارس 2023", "2023-03-21", "2023-03-21")]
    [InlineData("ja", "2023年3月21日", "2023-03-21")]
    public void DaysAreThoseOfTheLanguage(string language, string text, params string[] days) =>
        Assert.Equal(days, Gaps(ParityGapKind.Dates, language, text));

    [Fact]
    public void WhatIsPartOfADayIsNoFigureToo() =>
        Assert.Equal(["7"], Gaps(ParityGapKind.Figures, "en", "On March 21, 2023 and 2023-03-21, 7 people"));

    private static IEnumerable<string> Gaps(ParityGapKind kind, string language, string text)
    {
        Version[] newest =
        [
            new(Text.Of(("1", "", text))) { Name = $"visits/v/agreements/a/texts/{language}/versions/1" },
            new(Text.Of(("1", "", ""))) { Name = "visits/v/agreements/a/texts/xx/versions/1" },
        ];
        return LanguageParity
            .Of("visits/v/agreements/a", newest, [language], "")
            .Gaps.Where(gap => gap.Kind == kind)
            .Select(gap => gap.Expected);
    }
}
