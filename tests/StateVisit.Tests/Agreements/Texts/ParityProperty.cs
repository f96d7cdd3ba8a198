using System.Globalization;
using CsCheck;
using Google.Protobuf.Collections;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>The same figures and days, written in two languages.</summary>
public sealed class ParityProperty
{
    private const int Agreements = 2_000;

    private static readonly Dictionary<string, string[]> Months = new()
    {
        ["en"] =
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        ["ru"] =
        [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
        ["fr"] =
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        ["de"] =
        [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        ["es"] =
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        ["ar"] =
        [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        ["zh"] = [],
    };

    /// <summary>Facts of an article: figures in thousandths, days counted from one.</summary>
    private static readonly Gen<(long[] Figures, int[] Days)[]> Articles = Gen.Select(
        Gen.Long[0, 5_000_000_000].Array[0, 5],
        Gen.Int[693_000, 760_000].Array[0, 4]
    ).Array[1, 8];

    private static readonly Gen<(string, string)> Languages = Gen.Select(
        Gen.OneOf([.. Months.Keys]),
        Gen.OneOf([.. Months.Keys]),
        (one, other) => (one, one == other ? (one == "zh" ? "ru" : "zh") : other)
    );

    [Fact]
    public void TheSameFactsHaveNoGap() =>
        Gen.Select(Articles, Languages)
            .Try(
                (articles, languages) =>
                    Assert.Empty(Compared(Written(articles, languages.Item1), Written(articles, languages.Item2))),
                iter: Agreements
            );

    [Fact]
    public void OneOtherFigureIsOneGap() =>
        Gen.Select(Articles.Where(all => all[0].Figures.Length > 0), Languages)
            .Try(
                (articles, languages) =>
                {
                    var other = articles.ToArray();
                    other[0] = ([6_000_000_001, .. articles[0].Figures[1..]], articles[0].Days);

                    var gap = Assert.Single(
                        Compared(Written(articles, languages.Item1), Written(other, languages.Item2))
                    );

                    Assert.Equal((ParityGapKind.Figures, "1"), (gap.Kind, gap.Article));
                    Assert.Equal(
                        (articles[0].Figures[0] / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
                        gap.Expected
                    );
                    Assert.Equal("6000000.001", gap.Found);
                },
                iter: Agreements
            );

    [Fact]
    public void OneOtherDayIsOneGap() =>
        Gen.Select(Articles.Where(all => all[0].Days.Length > 0), Languages)
            .Try(
                (articles, languages) =>
                {
                    var other = articles.ToArray();
                    other[0] = (articles[0].Figures, [.. articles[0].Days[1..], 770_000]);

                    var gap = Assert.Single(
                        Compared(Written(articles, languages.Item1), Written(other, languages.Item2))
                    );

                    Assert.Equal((ParityGapKind.Dates, "1"), (gap.Kind, gap.Article));
                    Assert.Equal(Iso(articles[0].Days[0]), gap.Expected);
                    Assert.Equal(Iso(770_000), gap.Found);
                },
                iter: Agreements
            );

    [Fact]
    public void OneArticleLessIsOneGap() =>
        Gen.Select(Articles, Languages, Gen.Int[0, 100])
            .Try(
                (articles, languages, pick) =>
                {
                    var other = Written(articles, languages.Item2);
                    other.Articles.RemoveAt(1 + (pick % articles.Length));

                    var gap = Assert.Single(Compared(Written(articles, languages.Item1), other));

                    Assert.Equal(
                        (ParityGapKind.ArticleMissing, $"{1 + (pick % articles.Length)}"),
                        (gap.Kind, gap.Article)
                    );
                },
                iter: Agreements
            );

    private static RepeatedField<ParityGap> Compared(Version one, Version other) =>
        LanguageParity.Of("visits/v/agreements/a", [one, other], [], one.Name.Split('/')[5]).Gaps;

    private static Version Written((long[] Figures, int[] Days)[] articles, string language)
    {
        IEnumerable<(string, string, string)> parts =
        [
            ("", "", Sentence(([2001], [730_000]), language)),
            .. articles.Select((article, i) => ($"{i + 1}", "", Sentence(article, language))),
            ("", "", Sentence(([], [738_600]), language)),
        ];
        return new(Text.Of(parts)) { Name = $"visits/v/agreements/a/texts/{language}/versions/1" };
    }

    private static string Sentence((long[] Figures, int[] Days) article, string language) =>
        string.Join(
            "; ",
            article
                .Figures.Select(figure => Figure(figure / 1000m, language))
                .Concat(article.Days.Select(day => Day(DateOnly.FromDayNumber(day), language)))
        );

    private static string Figure(decimal figure, string language)
    {
        var text = figure.ToString("#,0.###", CultureInfo.InvariantCulture);
        return language switch
        {
            "ru" => text.Replace(',', '\u00A0').Replace('.', ','),
            "fr" => text.Replace(',', '\u202F').Replace('.', ','),
            "de" or "es" => text.Replace(',', '_').Replace('.', ',').Replace('_', '.'),
            "ar" => string.Concat(
                text.Select(c =>
                    c == '.' ? '\u066B'
                    : c == ',' ? '\u066C'
                    : (char)(c - '0' + '\u0660')
                )
            ),
            _ => text,
        };
    }

    private static string Day(DateOnly day, string language) =>
        language switch
        {
            "zh" => $"{day.Year}年{day.Month}月{day.Day}日",
            "en" => $"{Months[language][day.Month - 1]} {day.Day}, {day.Year}",
            "de" => $"{day.Day}. {Months[language][day.Month - 1]} {day.Year}",
            "es" => $"{day.Day} de {Months[language][day.Month - 1]} de {day.Year}",
            _ => $"{day.Day} {Months[language][day.Month - 1]} {day.Year}",
        };

    private static string Iso(int day) =>
        DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
