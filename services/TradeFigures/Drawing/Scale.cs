using System.Globalization;
using StateVisit.TradeFigures.Answering;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>An axis of amounts in round steps that begins at zero, or below it where an amount does.</summary>
internal sealed record Scale(double Low, double High, double Step, double Divisor, string Unit)
{
    private const int Steps = 5;
    private static readonly int[] RoundSteps = [1, 2, 5];

    public static Scale Of(IEnumerable<double> amounts, string currency)
    {
        double[] all = [0, .. amounts];
        var (least, most) = (all.Min(), all.Max());
        var step = Round(most > least ? (most - least) / Steps : 1);
        var largest = Math.Max(most, -least);
        var (divisor, size) =
            largest >= 1e9 ? (1e9, "billion ")
            : largest >= 1e6 ? (1e6, "million ")
            : (1.0, "");
        return new(
            Math.Floor(least / step) * step,
            Math.Max(Math.Ceiling(most / step), Math.Floor(least / step) + 1) * step,
            step,
            divisor,
            size + Wording.Unit(currency)
        );
    }

    public IEnumerable<double> Ticks =>
        Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(step => Low + (step * Step));

    /// <summary>In the unit of the axis.</summary>
    public string Tick(double amount) =>
        (Math.Round(amount / Divisor, 6) + 0.0).ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>In the unit of the axis, with one decimal.</summary>
    public string Label(double amount) => Rounded(amount / Divisor, "#,##0.0", 1);

    public static string Share(double share) => Rounded(share, "0.0", 1);

    public static string Whole(double number) => Rounded(number, "#,##0", 0);

    public double Part(double amount) => (amount - Low) / (High - Low);

    /// <summary>One, two or five times a power of ten, not less than asked.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return RoundSteps.Select(times => times * power).FirstOrDefault(round => round >= step * 0.999999, 10 * power);
    }

    private static string Rounded(double number, string format, int decimals) =>
        (Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero) + 0m).ToString(
            format,
            CultureInfo.InvariantCulture
        );
}
