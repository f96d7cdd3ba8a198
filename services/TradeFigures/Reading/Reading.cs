using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What came of reading a file: duplicates and revisions are not known yet.</summary>
/// <param name="Citations">By the index that rows cite them with.</param>
#pragma warning disable MA0049 // What reading gives is a reading.
public sealed record Reading(ImportReport Report, IReadOnlyList<Citation> Citations);
#pragma warning restore MA0049
