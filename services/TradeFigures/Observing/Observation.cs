using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Observing;

/// <summary>One row of a file, in the terms of the store.</summary>
/// <param name="Line">In the file, the header being line 1.</param>
/// <param name="Reporter">M49 code, see <see cref="Countries"/>.</param>
/// <param name="Partner">M49 code; 0: the world.</param>
/// <param name="Classification">With its edition: <c>H6</c>, <c>S4</c>; empty: not said, and then the row is a total.</param>
/// <param name="Commodity"><see cref="Total"/>, or a code with its leading zeros.</param>
/// <param name="Precision">What the source rounds to; 0: not said.</param>
/// <param name="Weight">Net, kilograms.</param>
/// <param name="StatedGrowth">Per cent on the same period a year before.</param>
/// <param name="PublishedOn">Null: as the dataset.</param>
/// <param name="Citation">Index into the citations of the file.</param>
public readonly record struct Observation(
    int Line,
    short Reporter,
    short Partner,
    Flow Flow,
    Days Days,
    string Classification,
    string Commodity,
    Money Value,
    string Currency,
    Money Precision,
    Valuation Valuation,
    double? Weight,
    double? Quantity,
    string Unit,
    Status Status,
    double? StatedGrowth,
    DateOnly? PublishedOn,
    Formation Formation,
    int Citation
)
{
    /// <summary>All commodities together, as the source gives it.</summary>
    public const string Total = "TOTAL";
}

/// <summary>Who says so, where, and what else there is to know. All empty: as the dataset.</summary>
/// <param name="Uri"><c>memory</c>: no source read here confirms it.</param>
public sealed record Citation(string Source, string Uri, string Note);
