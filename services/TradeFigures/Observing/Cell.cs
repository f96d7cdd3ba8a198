using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Observing;

/// <summary>
/// What one dataset says of one flow, period and commodity (all of them, or a chapter): a row of it, or, where it gives none,
/// the sum of its rows of the coarsest level. This is what every question is answered from.
/// </summary>
/// <param name="Dataset">Key of the dataset.</param>
/// <param name="Line">0: a sum.</param>
/// <param name="Commodity"><see cref="Observation.Total"/>, or two digits.</param>
/// <param name="Rows">How many rows are in it; 1: it is one itself.</param>
public sealed record Cell(
    long Dataset,
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
    Status Status,
    double? StatedGrowth,
    DateOnly? PublishedOn,
    Formation Formation,
    Citation Citation,
    int Rows
);
