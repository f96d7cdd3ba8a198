using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Answering;

internal static class Growth
{
    /// <summary>In per cent. Null: from nothing, or across it as a balance may go, nothing grows by a percentage.</summary>
    public static double? Between(Money before, Money now) =>
        before > new Money(0) && now >= new Money(0) ? (now.Amount - before.Amount) / before.Amount * 100 : null;

    /// <summary>Per year, in per cent, from one amount to the other.</summary>
    public static double? PerYear(double before, double then, int years)
    {
        if (before <= 0 || then <= 0 || years <= 0)
            return null;
        return (Math.Pow(then / before, 1.0 / years) - 1) * 100;
    }
}
