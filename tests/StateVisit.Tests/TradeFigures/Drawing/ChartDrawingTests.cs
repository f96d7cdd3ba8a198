using StateVisit.Tests.TradeFigures.Answering;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Drawing;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Drawing;

public sealed class ChartDrawingTests
{
    private static readonly Svg Moscows = new(
        ChartDrawing.Series(Years(Moscow.Known()), TargetAnswer.Of(Moscow.Pair, Moscow.Known(), Moscow.Targets, 2026))
    );

    [Fact]
    public void AChartSaysWhatItIsAndWhatItRestsOn()
    {
        Assert.Equal("Trade of the People's Republic of China with the Russian Federation", Moscows.Title);
        Assert.Contains("244.8 billion US dollars in 2024", Moscows.Description);
        Assert.Contains("billion US dollars", Moscows.Texts);
        Assert.Contains(
            Moscows.Texts,
            text =>
                text.StartsWith(
                    "Source: China Customs (GACC); hollow: China Customs (GACC) assumed",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(Moscows.Texts, text => text.Contains("All that is on record.", StringComparison.Ordinal));
    }

    [Fact]
    public void TargetsStandAcrossItWithTheYearsThatWereNamed()
    {
        Assert.Contains("200: target for 2020 and 2024, forecast for 2023", Moscows.Texts);
        Assert.Contains("250: target, no year named", Moscows.Texts);
        Assert.Contains("target, from when it was stated", Moscows.Texts);
        Assert.DoesNotContain("only a forecast", Moscows.Texts);
    }

    [Fact]
    public void ALineBreaksAtAYearThatIsNotKnown()
    {
        // One year, and the sign in the legend.
        Assert.Equal(2, Moscows.Hatched("unknown"));
        var path = Moscows.Of("path").Single(path => (string?)path.Attribute("class") == "stroke-one" && IsLong(path));
        Assert.Equal(1, ((string)path.Attribute("d")!).Count(letter => letter == 'M'));
        Assert.Equal(23, ((string)path.Attribute("d")!).Count(letter => letter == 'L'));

        static bool IsLong(System.Xml.Linq.XElement path) => ((string)path.Attribute("d")!).Length > 60;
    }

    [Fact]
    public void PointsOfOtherSourcesAreHollow()
    {
        var circles = Moscows.Of("circle").Select(circle => (string)circle.Attribute("class")!).ToList();

        // Seven years and the one in the legend.
        Assert.Equal(8, circles.Count(look => look == "fill-paper stroke-one"));
        Assert.Equal(25 - 7 + 1, circles.Count(look => look == "fill-one stroke-one"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60)]
    public void AChartOfAnyLengthCanBeRead(int count)
    {
        foreach (var frequency in new[] { Frequency.Year, Frequency.Month, Frequency.YearToDate })
        {
            var days = Enumerable.Range(0, count).Select(i => Nth(frequency, i)).ToList();
            var cells = days.SelectMany(
                (one, i) => new[] { Of(one, Flow.Export, (i % 7) * 1e9), Of(one, Flow.Import, ((i * 3) % 11) * 1e9) }
            );
            var known = Known([.. cells]);
            Series Asked(Measure measure) => SeriesAnswer.Of(Pair, known, measure, frequency, "");

            Check(ChartDrawing.Series(Asked(Measure.Turnover), new()), count);
            Check(ChartDrawing.Series(Asked(Measure.Balance), new()), count);
            Check(ChartDrawing.Balance(Asked(Measure.Exports), Asked(Measure.Imports)), count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(60)]
    public void ACompositionOfAnyLengthCanBeRead(int count)
    {
        var cells = Enumerable.Range(1, count).Select(code => Import(2022, code).Chapter($"{code:00}")).ToArray();
        var composition = CompositionAnswer.Of(Pair, Known(cells), Known(), Flow.Import, 2022, "")!;

        var svg = new Svg(ChartDrawing.Composition(composition));

        Check(svg.Source, count);
        Assert.Equal(count > 13, svg.Texts.Contains($"{count - 12} other chapters"));
        Assert.Contains(svg.Texts, text => text.StartsWith($"{count:00} ", StringComparison.Ordinal));
    }

    [Fact]
    public void ABalanceIsDrawnOnlyWhereBothFlowsAreOfOneSource()
    {
        var known = Known(
            Export(2020, 50),
            Import(2020, 57),
            Export(2021, 67),
            Import(2021, 60),
            Export(2022, 76),
            Import(2022, 114).By("Other")
        );

        var svg = new Svg(ChartDrawing.Balance(Years(known, Measure.Exports), Years(known, Measure.Imports)));

        // One each, and one each in the legend.
        Assert.Equal(2, svg.Hatched("surplus"));
        Assert.Equal(2, svg.Hatched("deficit"));
        Assert.Contains("exports", svg.Texts);
        Assert.Contains("another source", svg.Texts);
    }

    [Fact]
    public void WhatANameSaysIsTextAndNothingElse()
    {
        var known = Known(
            Total(2021, 1).By("<script>alert(1)</script> & \"more\" \u0001"),
            Total(2022, 2).By("<script>alert(1)</script> & \"more\" \u0001")
        );

        var svg = new Svg(ChartDrawing.Series(Years(known), new()));

        Assert.Empty(svg.Of("script"));
        Assert.Contains(
            svg.Texts,
            text => text.Contains("<script>alert(1)</script> & \"more\" \uFFFD", StringComparison.Ordinal)
        );
        var page = ChartTable.Series(Years(known), new());
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public void ItReadsOnADarkScreenAndLoadsNothing()
    {
        Assert.Contains("prefers-color-scheme: dark", Moscows.Source);
        Assert.DoesNotContain("href", Moscows.Source);
        Assert.DoesNotContain("<script", Moscows.Source);
    }

    [Fact]
    public void TheSameFiguresGiveTheSameBytes() =>
        Assert.Equal(
            Moscows.Source,
            ChartDrawing.Series(
                Years(Moscow.Known()),
                TargetAnswer.Of(Moscow.Pair, Moscow.Known(), Moscow.Targets.Reverse(), 2026)
            )
        );

    private static Days Nth(Frequency frequency, int i) =>
        frequency switch
        {
            Frequency.Year => Days.Year(1960 + i),
            Frequency.Month => Days.Month(2015 + (i / 12), (i % 12) + 1),
            // February to November: January is a month, December a year.
            _ => Days.Through(2015 + (i / 10), (i % 10) + 2),
        };

    private static void Check(string source, int count)
    {
        var svg = new Svg(source);
        Assert.Equal("0 0 960 540", (string?)svg.Root.Attribute("viewBox"));
        Assert.DoesNotContain("NaN", source);
        Assert.DoesNotContain("Infinity", source);
        Assert.DoesNotContain("∞", source);
        Assert.NotEmpty(svg.Title);
        Assert.NotEmpty(svg.Description);
        Assert.Equal(count == 0, svg.Texts.Contains("No figure is known."));
        Assert.All(
            svg.Of("text"),
            text =>
            {
                Assert.InRange((double)text.Attribute("x")!, 0, 960);
                Assert.InRange((double)text.Attribute("y")!, 0, 540);
            }
        );
    }
}
