using StateVisit.Journal.Labels;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;

namespace StateVisit.TradeFigures.Asking;

/// <summary>Takes figures down as they are known on a day.</summary>
public sealed class Quotes(TradeBook book)
{
    /// <param name="field">Of the request, to name faults by.</param>
    internal async Task PinAsync(Quotation quotation, string field, DateOnly today, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        quotation.Check(field, faults);
        faults.ThrowIfAny();
        var pair = Asked.Pair(quotation.Pair, $"{field}.pair");
        if (quotation.AsOf.Length == 0)
            quotation.AsOf = Wording.Iso(today);
        // Whoever writes sees all there is; whoever reads must be allowed to see what the figure rests on.
        var sources = await book.SourcesAsync(Clearance.Full, cancellation);
        quotation.Figure =
            await FigureAsync(sources, quotation, Asked.Day(quotation.AsOf)) ?? throw Asked.NothingKnown(pair);
        foreach (var name in quotation.Figure.Points.Select(point => point.Dataset).Distinct())
            if (!IsWithin(quotation, sources.Of(name).Access))
                faults.Add($"{field}.access", $"admits more than {name}, which the figure rests on");
        faults.ThrowIfAny();
    }

    /// <summary>Null: none is known.</summary>
    internal static async Task<Figure?> FigureAsync(Sources sources, Quotation quotation, DateOnly? asOf)
    {
        var (pair, days) = (Asked.Pair(quotation.Pair), quotation.Days!.Value);
        var known = await sources.TotalsAsync(pair, asOf);
        return SeriesAnswer.At(pair, known, quotation.Measure, days, SeriesAnswer.UsDollar)?.Figure;
    }

    /// <summary>Whoever may see the quotation, before its embargo or after, may see the dataset.</summary>
    private static bool IsWithin(Quotation quotation, Access dataset) =>
        quotation.Access.IsWithin(dataset) && quotation.Embargo?.After.IsWithin(dataset) != false;
}
