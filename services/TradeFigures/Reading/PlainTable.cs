using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What a plain table does not say of itself.</summary>
/// <param name="Pair">Whose trade it is, where no column says so.</param>
/// <param name="Currency">ISO 4217; empty: USD.</param>
public sealed record PlainTable(TradePair? Pair, string Currency, Status Status);
