using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Asking;

/// <summary>The datasets that a caller may see and that count, and what they say.</summary>
internal sealed class Sources(
    IReadOnlyDictionary<long, Dataset> datasets,
    IObservations observations,
    CancellationToken cancellation
)
{
    private readonly long[] keys = [.. datasets.Keys];

    public async Task<Knowledge> TotalsAsync(TradePair pair, DateOnly? asOf) =>
        new(await observations.TotalsAsync(pair.Reporter, pair.Partner, keys, cancellation), datasets, asOf);

    public async Task<Knowledge> ChaptersAsync(TradePair pair, IReadOnlyList<Flow> flows, DateOnly? asOf)
    {
        var cells = new List<Cell>();
        foreach (var flow in flows)
            cells.AddRange(await observations.ChaptersAsync(pair.Reporter, pair.Partner, flow, keys, cancellation));
        return new(cells, datasets, asOf);
    }

    public Dataset Of(string name) => datasets.Values.First(dataset => dataset.Name == name);
}
