using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace StateVisit.TradeFigures.Observing;

/// <summary>
/// Countries by the numbers of the United Nations (M49), which statistics use, and by ISO 3166-1, which people do. Trade
/// statistics have numbers of their own for some, because their customs areas are larger than the country.
/// </summary>
public static class Countries
{
    /// <summary>The partner that is all of them.</summary>
    public const short World = 0;

    public const string WorldCode = "WORLD";

    /// <summary>What UN Comtrade writes for countries that have another number elsewhere.</summary>
    private static readonly FrozenDictionary<short, short> Customs = new Dictionary<short, short>
    {
        [251] = 250, // France with Monaco and the overseas departments
        [579] = 578, // Norway with Svalbard and Jan Mayen
        [699] = 356, // India
        [757] = 756, // Switzerland with Liechtenstein
        [842] = 840, // United States with Puerto Rico and the Virgin Islands
    }.ToFrozenDictionary();

    private static readonly Country[] All = Read();
    private static readonly FrozenDictionary<short, Country> ByNumber = All.ToFrozenDictionary(one => one.M49);

    private static readonly FrozenDictionary<string, Country> ByCode = All.SelectMany(one =>
            new[] { KeyValuePair.Create(one.Iso2, one), KeyValuePair.Create(one.Iso3, one) }
        )
        .Append(new(WorldCode, new(World, WorldCode, "W00", "World")))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number here of one that a statistical office writes.</summary>
    /// <returns>Null: not a number of any country, nor of one of the areas that are no country (490: other Asia).</returns>
    public static short? OfNumber(int number) =>
        number is < 0 or > 999 ? null
        : Customs.TryGetValue((short)number, out var other) ? other
        : number == World || ByNumber.ContainsKey((short)number) || Areas.Contains((short)number) ? (short)number
        : null;

    /// <param name="code">Two or three letters of ISO 3166-1, WORLD, or M and a number for an area that is no country.</param>
    public static short? OfCode(string code) =>
        ByCode.TryGetValue(code, out var country) ? country.M49
        : code is ['M', .. var digits]
        && short.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? OfNumber(number)
        : null;

    /// <summary>Two letters; WORLD; M490 for an area without any.</summary>
    public static string Code(short number) =>
        number == World ? WorldCode
        : ByNumber.TryGetValue(number, out var country) ? country.Iso2
        : string.Create(CultureInfo.InvariantCulture, $"M{number}");

    /// <summary>In English.</summary>
    public static string Name(short number) =>
        number == World ? "World"
        : ByNumber.TryGetValue(number, out var country) ? country.Name
        : number == 490 ? "Other Asia"
        : $"Area {number}";

    /// <summary>Groups and remainders that UN Comtrade gives figures of: other Asia, Europe, bunkers, free zones, not specified and so on.</summary>
    private static readonly FrozenSet<short> Areas = new short[]
    {
        97,
        129,
        221,
        290,
        471,
        472,
        473,
        490,
        492,
        527,
        536,
        568,
        577,
        636,
        637,
        711,
        837,
        838,
        839,
        849,
        879,
        899,
        // Countries that are no more, in older years.
        58,
        200,
        278,
        280,
        531,
        530,
        532,
        582,
        588,
        590,
        658,
        720,
        736,
        810,
        835,
        836,
        868,
        886,
        890,
        891,
    }.ToFrozenSet();

    private static Country[] Read()
    {
        using var file = typeof(Countries).Assembly.GetManifestResourceStream("countries.json")!;
        return JsonSerializer.Deserialize<Country[]>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Country(short M49, string Iso2, string Iso3, string Name);
}
