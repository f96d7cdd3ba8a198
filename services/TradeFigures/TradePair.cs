using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures;

/// <summary><c>tradePairs/CN-RU</c>: the trade of the first country as it reports it, with the second, or with the world.</summary>
/// <param name="Reporter">M49.</param>
/// <param name="Partner">M49; 0: the world.</param>
public readonly record struct TradePair(short Reporter, short Partner)
{
    private const string Folder = "tradePairs/";

    public string Name => $"{Folder}{Countries.Code(Reporter)}-{Countries.Code(Partner)}";

    /// <summary>Seen from the other side.</summary>
    public TradePair Mirrored => new(Partner, Reporter);

    public TradePair WithTheWorld => new(Reporter, Countries.World);

    /// <summary>Null: not two countries, or one and the world. A country can be its own partner: what comes back counts as imported.</summary>
    public static TradePair? Find(string name)
    {
        if (!name.StartsWith(Folder, StringComparison.Ordinal))
            return null;
        return
            name[Folder.Length..].Split('-') is [var one, var other]
            && Countries.OfCode(one) is { } reporter
            && Countries.OfCode(other) is { } partner
            && reporter != Countries.World
            ? new(reporter, partner)
            : null;
    }
}
