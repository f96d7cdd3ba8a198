using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class TargetTests
{
    [Fact]
    public void ATargetIsOpenAsLongAsItsYearIsToCome()
    {
        var standing = Of(200, 2024, 2023, (2021, 147), (2022, 190));

        Assert.Equal(TargetOutcome.Open, standing.Outcome);
        Assert.Equal(10e9, standing.Gap);
        Assert.Equal((Math.Sqrt(200 / 190.0) - 1) * 100, standing.GrowthNeeded, 1e-9);
        Assert.Equal(
            "Open until the end of 2024, not reached by 2022: 190.0 billion US dollars in 2022, 10.0 billion US dollars short, "
                + "which needs growth of 2.6 per cent a year.",
            standing.Summary
        );
    }

    [Fact]
    public void ATargetWhoseYearIsOverButNotPublishedIsNotKnown()
    {
        Assert.Equal(TargetOutcome.NotKnown, Of(200, 2022, 2023, (2021, 147)).Outcome);
        Assert.Equal(TargetOutcome.NotKnown, Of(200, 2022, 2025, (2021, 147), (2023, 240)).Outcome);
        Assert.Equal(TargetOutcome.NotKnown, Of(200, 2022, 2023).Outcome);
        Assert.False(Of(200, 2022, 2023, (2021, 147)).HasGrowthNeeded);
    }

    [Fact]
    public void ATargetIsMissedWhenItsYearIsKnownAndBelow()
    {
        var standing = Of(200, 2022, 2023, (2021, 147), (2022, 190));

        Assert.Equal(TargetOutcome.Missed, standing.Outcome);
        Assert.Equal(
            "Missed in 2022, not reached by 2022: 190.0 billion US dollars in 2022, 10.0 billion US dollars short.",
            standing.Summary
        );
    }

    [Fact]
    public void ReachedEarlyIsReachedAndSaysThatItsYearIsToCome()
    {
        var standing = Of(200, 2024, 2024, (2022, 190), (2023, 240));

        Assert.Equal(TargetOutcome.Reached, standing.Outcome);
        Assert.Equal("Reached in 2023; the figure of 2024 is not known yet.", standing.Summary);
    }

    [Fact]
    public void WhatFellBelowAgainIsNotHeld()
    {
        var standing = Of(200, 2022, 2027, (2021, 210), (2022, 190), (2023, 220), (2024, 195));

        Assert.Equal(TargetOutcome.ReachedNotHeld, standing.Outcome);
        Assert.Equal([2022, 2024], standing.NotHeldIn);
        Assert.Equal("Reached in 2021, not held in 2022 and 2024.", standing.Summary);
    }

    [Fact]
    public void WhatWasSoBeforeItWasSaidWasNotReachedByIt() =>
        Assert.Equal(TargetOutcome.Missed, Of(200, 2022, 2023, (2019, 210), (2021, 147), (2022, 190)).Outcome);

    [Fact]
    public void WithoutAnAmountNothingIsMeasured()
    {
        var target = Target(0, 2030);
        target.ClearAmount();

        var standing = Of(target, 2023, (2021, 147), (2022, 190));

        Assert.Equal(TargetOutcome.NoAmount, standing.Outcome);
        Assert.False(standing.HasGap);
        Assert.Equal(2022, standing.LatestYear);
    }

    [Fact]
    public void ASteadyGrowthIsProjectedWithoutAnyWidth()
    {
        var projection = Of(500, 2025, 2023, (2019, 100), (2020, 110), (2021, 121), (2022, 133.1)).Projection;

        Assert.Equal("forecast", projection.Mark);
        Assert.Equal(133.1e9 * 1.331, projection.Value, 1e3);
        Assert.Equal(projection.Value, projection.Low, 1e4);
        Assert.Equal([2019, 2020, 2021, 2022], projection.Years);
    }

    [Fact]
    public void AProjectionIsAsWideAsTwoStandardErrorsOfPrediction()
    {
        // Logarithms 0, 1, 1, 2 at years 1 to 4: slope 0.6, centre 1, squares left 0.2, error of year 5: sqrt(0.1 * (1 + 1/4 + 2.5²/5)).
        (int, double)[] years = [(2019, 1), (2020, Math.E), (2021, Math.E), (2022, Math.Exp(2))];

        var projection = Of(500, 2023, 2023, years).Projection;

        var error = Math.Sqrt(0.1 * (1 + 0.25 + (6.25 / 5)));
        Assert.Equal(1 + (0.6 * 2.5), Math.Log(projection.Value / 1e9), 1e-6);
        Assert.Equal(2.5 - (2 * error), Math.Log(projection.Low / 1e9), 1e-6);
        Assert.Equal(2.5 + (2 * error), Math.Log(projection.High / 1e9), 1e-6);
    }

    [Fact]
    public void ThreeYearsAreTooFewForATrendAndThePastIsNotProjected()
    {
        Assert.Null(Of(200, 2024, 2023, (2020, 108), (2021, 147), (2022, 190)).Projection);
        Assert.Null(Of(200, 2022, 2023, (2019, 111), (2020, 108), (2021, 147), (2022, 190)).Projection);
        Assert.Null(Of(200, 0, 2023, (2019, 111), (2020, 108), (2021, 147), (2022, 190)).Projection);
    }

    [Fact]
    public void TargetsOfOtherPairsAndLaterDaysAreNotTold()
    {
        var later = Target(200, 2024);
        later.StatedOn = "2023-03-21";
        var other = Target(200, 2024);
        other.Pair = Pair.Mirrored.Name;

        Assert.Empty(TargetAnswer.Of(Pair, Known(new DateOnly(2023, 3, 20)), [later, other], 2023).Standings);
        Assert.Single(TargetAnswer.Of(Pair, Known(new DateOnly(2023, 3, 21)), [later, other], 2023).Standings);
    }

    [Fact]
    public void ATargetMayBeOfExports()
    {
        var target = Target(100, 2022);
        target.Measure = Measure.Exports;
        var known = Known(Total(2022, 190), Export(2022, 76));

        var standing = TargetAnswer.Of(Pair, known, [target], 2023).Standings[0];

        Assert.Equal(TargetOutcome.Missed, standing.Outcome);
        Assert.Equal(24e9, standing.Gap);
    }

    private static Target Target(double billions, int year) =>
        new()
        {
            Name = "targets/t",
            Pair = Pair.Name,
            Kind = TargetKind.Target,
            Amount = billions * 1e9,
            Year = year,
            StatedBy = "Both",
            StatedOn = "2021-06-01",
        };

    private static TargetStanding Of(double billions, int year, int thisYear, params (int, double)[] years) =>
        Of(Target(billions, year), thisYear, years);

    private static TargetStanding Of(Target target, int thisYear, params (int Year, double Billions)[] years) =>
        TargetAnswer
            .Of(Pair, Known([.. years.Select(one => Total(one.Year, one.Billions))]), [target], thisYear)
            .Standings[0];
}
