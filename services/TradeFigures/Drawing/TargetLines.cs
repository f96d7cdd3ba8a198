using System.Globalization;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>What was aimed at or forecast, as lines across a chart of years: one for each amount, with the years that were named.</summary>
internal sealed class TargetLines
{
    private const double Size = 11.5;
    private const double LineHeight = 14;

    private readonly List<IGrouping<double, Target>> amounts;

    public TargetLines(Series series, TargetStandings standings) =>
        amounts = [
            .. standings
                .Standings.Select(one => one.Target)
                .Where(one =>
                    one.HasAmount
                    && series.Frequency == Frequency.Year
                    && (one.Measure == Measure.Unspecified ? Measure.Turnover : one.Measure) == series.Measure
                    && (one.Currency.Length == 0 ? SeriesAnswer.UsDollar : one.Currency) == series.Currency
                )
                .GroupBy(one => one.Amount)
                .OrderByDescending(group => group.Key),
        ];

    public IEnumerable<double> Amounts => amounts.Select(group => group.Key);

    public void Write(Picture picture, Scale scale, Calendar calendar)
    {
        var free = double.MinValue;
        foreach (var group in amounts)
        {
            var y = Frame.Y(scale, group.Key);
            var from = calendar.AtYear(group.Min(SaidIn));
            picture.Line(from, y, Frame.Right, y, Ink.Aim, 1.5, Dash(group));
            // Lines close to each other push the label of the lower one down.
            var label = Math.Max(Math.Max(y - 4, Frame.Top + 12), free + LineHeight);
            free = label;
            picture.Text(
                Frame.Left + 6,
                label,
                Size,
                Fitting.Cut(Label(group, scale), Size, Frame.Right - Frame.Left - 12),
                Ink.Aim,
                hasHalo: true
            );
        }
    }

    public void Explain(Legend legend)
    {
        foreach (
            var (isForecast, label) in new[] { (false, "target, from when it was stated"), (true, "only a forecast") }
        )
            if (amounts.Exists(group => IsForecast(group) == isForecast))
                legend.Add(
                    label,
                    (picture, x, y) => picture.Line(x - 13, y, x + 13, y, Ink.Aim, 1.5, isForecast ? "2 3" : "8 4")
                );
    }

    private static string Label(IGrouping<double, Target> group, Scale scale)
    {
        var years = group
            .GroupBy(one => one.Kind == TargetKind.Forecast)
            .OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key ? "forecast" : "target") + Years(kind));
        return $"{scale.Tick(group.Key)}: {string.Join(", ", years)}";
    }

    private static string Years(IEnumerable<Target> targets)
    {
        List<int> years = [.. targets.Select(one => one.Year).Where(year => year > 0).Distinct().Order()];
        return years.Count > 0 ? $" for {Wording.List([.. years.Select(year => $"{year}")])}" : ", no year named";
    }

    private static string Dash(IGrouping<double, Target> group) => IsForecast(group) ? "2 3" : "8 4";

    private static bool IsForecast(IGrouping<double, Target> group) =>
        group.All(one => one.Kind == TargetKind.Forecast);

    private static int SaidIn(Target target) =>
        DateOnly.TryParseExact(
            target.StatedOn,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.Year
            : 0;
}
