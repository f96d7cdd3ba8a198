using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Reading;

/// <summary>Whose trade a row is: as it says, else as was said of the whole table.</summary>
internal sealed class PlainCountries(Table table, TradePair? pair)
{
    /// <summary>Longer ones are of no country, however they begin.</summary>
    private const int LongestCode = 5;

    private readonly int reporter = table.Find(PlainNames.Reporter);
    private readonly int partner = table.Find(PlainNames.Partner);
    private readonly Dictionary<string, short>.AlternateLookup<ReadOnlySpan<char>> known = new Dictionary<
        string,
        short
    >(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>What is wrong, and in which column; null: nothing.</returns>
    public (int Column, string Fault)? Find(out TradePair found)
    {
        var fault = Find(reporter, pair?.Reporter, out var whose);
        var other = Find(partner, pair?.Partner, out var whom);
        found = new(whose, whom);
        return fault ?? other ?? (whose == Countries.World ? (reporter, "is the world, which reports nothing") : null);
    }

    private (int Column, string Fault)? Find(int column, short? otherwise, out short country)
    {
        var code = table[column];
        country = otherwise ?? -1;
        if (code.IsEmpty)
            return otherwise is null ? (column, "is empty, and no pair was given") : null;
        if (known.TryGetValue(code, out country))
            return null;
        country = code.Length <= LongestCode ? Countries.OfCode(code.ToString()) ?? -1 : (short)-1;
        if (country < 0)
            return (
                column,
                $"is \"{NotTradeFigures.Shown(code)}\", which is no country's code in ISO 3166-1, nor WORLD"
            );
        known[code] = country;
        return null;
    }
}
