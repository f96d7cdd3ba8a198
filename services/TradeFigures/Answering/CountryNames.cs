using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Names of countries as they stand in a sentence.</summary>
internal static class CountryNames
{
    private static readonly string[] FirstWords =
    [
        "Republic",
        "Democratic",
        "Islamic",
        "Federated",
        "United",
        "State of",
        "Kingdom",
        "People's",
        "Principality",
        "Plurinational",
        "Bolivarian",
        "Hashemite",
        "Syrian",
        "British",
        "Russian",
        "Lao People's",
        "Central African",
    ];

    private static readonly string[] LastWords =
    [
        "Islands",
        "Federation",
        "Republic",
        "Emirates",
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Comoros",
        "Maldives",
        "Territories",
        "Territory",
        "Holy See",
        "World",
    ];

    /// <summary>With its article where it has one.</summary>
    public static string Of(short country)
    {
        var name = Countries.Name(country);
        if (country == Countries.World)
            return "the world";
        return
            Array.Exists(FirstWords, word => name.StartsWith(word, StringComparison.Ordinal))
            || Array.Exists(LastWords, word => name.EndsWith(word, StringComparison.Ordinal))
            ? "the " + name
            : name;
    }
}
