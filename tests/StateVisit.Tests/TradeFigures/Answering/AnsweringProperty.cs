using CsCheck;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>What holds of the answers to any table.</summary>
public sealed class AnsweringProperty
{
    private const int Tables = 1_000;

    private static readonly IReadOnlyDictionary<long, Dataset> Datasets = Cells.Datasets(
        Cells.Dataset(1, "Customs", "", "2026-01-01"),
        Cells.Dataset(2, "Customs", "", "2026-01-02"),
        Cells.Dataset(3, "UN Comtrade", "", "2026-01-03")
    );

    private static readonly Measure[] Measures = [Measure.Imports, Measure.Exports, Measure.Turnover, Measure.Balance];

    private static readonly Target Aim = new()
    {
        Pair = Cells.Pair.Name,
        Amount = 2e10,
        Year = 2004,
        StatedOn = "2000-01-01",
        StatedBy = "Both",
    };

    [Fact]
    public void TheOrderOfRowsDecidesNothing() =>
        GeneratedCells
            .Table.SelectMany(cells => Gen.Shuffle(cells), (cells, shuffled) => (cells, shuffled))
            .Select(GeneratedCells.AsOf)
            .Try(
                one =>
                {
                    var (cells, shuffled) = one.Item1;
                    Assert.Equal(All(cells, one.Item2), All(shuffled, one.Item2));
                },
                iter: Tables
            );

    [Fact]
    public void EveryFigureIsWhatItsRowsGive() =>
        Each(
            (_, _, series) =>
            {
                foreach (var figure in series.Points.Select(point => point.Figure))
                    Assert.Equal(
                        figure.Value,
                        figure.Formation != Formation.OfBothFlows ? Assert.Single(figure.Points).Value
                            : series.Measure == Measure.Balance ? figure.Points[0].Value - figure.Points[1].Value
                            : figure.Points[0].Value + figure.Points[1].Value,
                        0.001
                    );
            }
        );

    [Fact]
    public void EveryFigureIsOfOneSourceAndNoneOfTheOthersIsInIt() =>
        Each(
            (_, _, series) =>
                Assert.All(
                    series.Points,
                    point =>
                    {
                        Assert.Single(point.Figure.Points.Select(row => row.Source).Distinct());
                        Assert.Empty(
                            point.Others.Select(row => row.Line).Intersect(point.Figure.Points.Select(row => row.Line))
                        );
                    }
                )
        );

    [Fact]
    public void NothingPublishedLaterIsInAnAnswerAsOfADay() =>
        Each(
            (_, asOf, series) =>
            {
                if (asOf is { } day)
                    Assert.All(
                        series.Points.SelectMany(point => point.Figure.Points.Concat(point.Others)),
                        row =>
                        {
                            Assert.NotEmpty(row.PublishedOn);
                            Assert.True(string.CompareOrdinal(row.PublishedOn, Wording.Iso(day)) <= 0);
                        }
                    );
            }
        );

    [Fact]
    public void APlainFoldOfTheRulesGivesTheSameSeries() =>
        Each(
            (cells, asOf, series) =>
                Assert.Equal(
                    NaiveSeries.Of(cells, Datasets, asOf, series.Measure),
                    series.Points.Select(point =>
                        (
                            int.Parse(point.Period.FirstDay[..4]),
                            Money.Of(point.Figure.Value).Thousandths,
                            point.OtherSource
                        )
                    )
                )
        );

    [Fact]
    public void RecordsRiseAndEndAtTheHighest() =>
        Each(
            (_, _, series) =>
            {
                if (RecordsAnswer.Of(series) is not { } records)
                    return;
                var values = records
                    .Records_.Select(point => point.Figure.Value)
                    .Prepend(records.First.Figure.Value)
                    .ToList();
                Assert.Equal(values.Order().Distinct(), values);
                Assert.Equal(records.Highest.Figure.Value, values[^1]);
                Assert.True(records.Lowest.Figure.Value <= records.Latest.Figure.Value);
            }
        );

    [Fact]
    public void SharesAddUpToTheWholeAndConcentrationIsWithinItsBounds() =>
        GeneratedCells.Chapters.Try(
            cells =>
            {
                var known = new Knowledge(cells, Datasets, null);
                var composition = CompositionAnswer.Of(Cells.Pair, known, known, Flow.Import, 2022, "")!;

                Assert.Equal(cells.Length, composition.Chapters.Count);
                Assert.Equal(100, composition.Chapters.Sum(chapter => chapter.Share), 1e-6);
                Assert.InRange(composition.Concentration, (10_000.0 / cells.Length) - 1e-6, 10_000 + 1e-6);
            },
            iter: Tables
        );

    private static void Each(Action<Cell[], DateOnly?, Series> check) =>
        Gen.Select(GeneratedCells.Table, GeneratedCells.AsOf, Gen.OneOf(Measures))
            .Try(
                (cells, asOf, measure) =>
                    check(cells, asOf, Cells.Years(new Knowledge(cells, Datasets, asOf), measure)),
                iter: Tables
            );

    private static List<object?> All(Cell[] cells, DateOnly? asOf)
    {
        var known = new Knowledge(cells, Datasets, asOf);
        return
        [
            .. Measures.Select(measure => Cells.Years(known, measure)),
            SummaryAnswer.Of(Cells.Pair, known, known, Days.Year(2003), ""),
            MirrorAnswer.Of(Cells.Pair, known, known, 2003, ""),
            TargetAnswer.Of(Cells.Pair, known, [Aim], 2005),
            BriefingAnswer.Of("visits/v", Cells.Pair, known, known, known, null, [Aim], 2005),
        ];
    }
}
