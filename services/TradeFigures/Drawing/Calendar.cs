using System.Globalization;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>An axis of years or of months: each period has its place, whether a figure of it is known or not.</summary>
internal sealed class Calendar
{
    private const int Labels = 13;
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000];

    private readonly bool isInYears;
    private readonly int first;
    private readonly int last;
    private readonly double left;
    private readonly double right;

    public Calendar(IEnumerable<Days> periods, Frequency frequency, double left, double right)
    {
        isInYears = frequency == Frequency.Year;
        List<int> places = [.. periods.Select(Place)];
        (first, last) = places.Count > 0 ? (places.Min(), places.Max()) : (0, 0);
        Pitch = (right - left) / (last - first + 1);
        (this.left, this.right) = (left, right);
    }

    /// <summary>From one period to the next.</summary>
    public double Pitch { get; }

    public double At(Days days) => At(Place(days));

    /// <summary>The middle of a year, or the nearest edge.</summary>
    public double AtYear(int year) => Math.Clamp(At(isInYears ? year : (year * 12) + 6), left, right);

    public IEnumerable<(double X, string Label)> Ticks
    {
        get
        {
            var step = (isInYears ? YearSteps : MonthSteps).First(step => (last - first) / step < Labels);
            for (var place = (first + step - 1) / step * step; place <= last; place += step)
                yield return (At(place), Label(place, step));
        }
    }

    private double At(int place) => left + ((place - first + 0.5) * Pitch);

    private int Place(Days days) => isInYears ? days.Last.Year : (days.Last.Year * 12) + days.Last.Month - 1;

    private string Label(int place, int step) =>
        isInYears ? $"{place}"
        : step % 12 == 0 ? $"{place / 12}"
        : new DateOnly(place / 12, (place % 12) + 1, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
