using System.Globalization;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Reading;

/// <summary>How a number was read.</summary>
internal enum Outcome
{
    Exact,

    /// <summary>It had more decimals than are kept.</summary>
    Rounded,
    Empty,
    NoNumber,
    Negative,
    TooMuch,
}

/// <summary>Numbers in cells: digits, a point, decimals; an exponent where programs wrote one.</summary>
internal static class Numbers
{
    /// <summary>So many digits fit whatever they are.</summary>
    private const int Safe = 15;

    private const decimal Most = long.MaxValue / 1000m;

    private static readonly double[] Tens = [.. Enumerable.Range(0, Safe + 1).Select(power => Math.Pow(10, power))];

    public static string Fault(this Outcome outcome, ReadOnlySpan<char> cell) =>
        outcome switch
        {
            Outcome.Empty => "is empty",
            Outcome.Negative => $"is {NotTradeFigures.Shown(cell)}, and trade is not negative",
            Outcome.TooMuch => $"is {NotTradeFigures.Shown(cell)}, which is more than can be kept ({Most})",
            _ => $"is \"{NotTradeFigures.Shown(cell)}\", which is no number such as 1234.5",
        };

    public static Outcome Money(ReadOnlySpan<char> cell, out Money money)
    {
        long amount = 0;
        var i = 0;
        for (; i < cell.Length && char.IsAsciiDigit(cell[i]); i++)
        {
            if (i == Safe)
                return AnyMoney(cell, out money);
            amount = (amount * 10) + (cell[i] - '0');
        }
        amount *= 1000;
        if (i == cell.Length && i > 0)
        {
            money = new(amount);
            return Outcome.Exact;
        }
        if (i == 0 || cell[i] != '.' || cell.Length - i is < 2 or > 4)
            return AnyMoney(cell, out money);
        var unit = 100;
        for (i++; i < cell.Length; i++, unit /= 10)
        {
            if (!char.IsAsciiDigit(cell[i]))
                return AnyMoney(cell, out money);
            amount += (cell[i] - '0') * unit;
        }
        money = new(amount);
        return Outcome.Exact;
    }

    /// <summary>Not negative.</summary>
    public static Outcome Amount(ReadOnlySpan<char> cell, out double amount)
    {
        long digits = 0;
        var (i, point) = (0, -1);
        for (; i < cell.Length && i <= Safe; i++)
            if (char.IsAsciiDigit(cell[i]))
                digits = (digits * 10) + (cell[i] - '0');
            else if (cell[i] == '.' && point < 0)
                point = i;
            else
                break;
        if (i == cell.Length && i > (point < 0 ? 0 : 1) && i <= Safe)
        {
            // Both are exact, and so the quotient is the nearest there is.
            amount = point < 0 ? digits : digits / Tens[i - point - 1];
            return Outcome.Exact;
        }
        var read = Any(cell, out amount);
        return read == Outcome.Exact && amount < 0 ? Outcome.Negative : read;
    }

    /// <summary>Of either sign.</summary>
    public static Outcome Any(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        cell = cell.Trim();
        return cell.IsEmpty ? Outcome.Empty
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number)
                ? Outcome.Exact
            : Outcome.NoNumber;
    }

    /// <returns>-1: it is no whole number of one to six digits.</returns>
    public static int Whole(ReadOnlySpan<char> cell)
    {
        if (cell.Length is 0 or > 6)
            return -1;
        var number = 0;
        foreach (var digit in cell)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = (number * 10) + (digit - '0');
        }
        return number;
    }

    private static Outcome AnyMoney(ReadOnlySpan<char> cell, out Money money)
    {
        money = default;
        var read = Any(cell, out var about);
        if (read != Outcome.Exact)
            return read;
        if (about < 0)
            return Outcome.Negative;
        if (
            !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            || exact > Most
            || Math.Round(exact, 3, MidpointRounding.AwayFromZero) is var rounded && rounded > Most
        )
            return Outcome.TooMuch;
        money = new((long)(rounded * 1000));
        return rounded == exact ? Outcome.Exact : Outcome.Rounded;
    }
}
