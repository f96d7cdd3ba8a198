namespace StateVisit.TradeFigures.Observing;

/// <summary>An amount of a currency in thousandths: exact up to nine thousand trillion, which no country's trade comes near.</summary>
public readonly record struct Money(long Thousandths) : IComparable<Money>
{
    public double Amount => Thousandths / 1000.0;

    public static Money operator +(Money one, Money other) => new(checked(one.Thousandths + other.Thousandths));

    public static Money operator -(Money one, Money other) => new(checked(one.Thousandths - other.Thousandths));

    public static bool operator >(Money one, Money other) => one.Thousandths > other.Thousandths;

    public static bool operator <(Money one, Money other) => one.Thousandths < other.Thousandths;

    public static bool operator >=(Money one, Money other) => one.Thousandths >= other.Thousandths;

    public static bool operator <=(Money one, Money other) => one.Thousandths <= other.Thousandths;

    public int CompareTo(Money other) => Thousandths.CompareTo(other.Thousandths);

    public static Money Of(double amount) => new((long)Math.Round(amount * 1000, MidpointRounding.AwayFromZero));
}
