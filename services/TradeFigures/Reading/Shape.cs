using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>The columns by which a layout is recognised.</summary>
/// <param name="Title">Goes on from "a table like".</param>
/// <param name="Needs">Of each, one of the alternatives, all names of it.</param>
internal sealed record Shape(FileFormat Format, string Title, IReadOnlyList<string[][]> Needs)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new(FileFormat.ComtradeCsv, "a download of UN Comtrade", Each(ComtradeNames.Present)),
        new(FileFormat.ComtradeLegacyCsv, "a download of the old UN Comtrade service", Each(ComtradeNames.Legacy)),
        new(
            FileFormat.PlainCsv,
            "a plain table of trade figures",
            [
                [
                    [PlainNames.Year],
                    [PlainNames.Start, PlainNames.End],
                ],
                [
                    [PlainNames.Flow],
                ],
                [
                    [PlainNames.Value],
                    [PlainNames.ValueUsd],
                ],
            ]
        ),
    ];

    public static Shape OfJson { get; } =
        new(FileFormat.ComtradeJson, "a download of UN Comtrade", Each(ComtradeNames.Present));

    /// <summary>Names of it that a table has.</summary>
    public IReadOnlyList<string> Present(IReadOnlyCollection<string> names) =>
        [.. Needs.SelectMany(need => need.SelectMany(all => all)).Where(name => Has(names, name))];

    /// <summary>What a table lacks, in words.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyCollection<string> names) =>
        [.. Needs.Where(need => !need.Any(all => all.All(name => Has(names, name)))).Select(Words)];

    public string InWords => string.Join(", ", Needs.Select(Words));

    private static string[][][] Each(ComtradeNames names) =>
        [
            .. names.Needed.Select(name =>
                (string[][])
                    [
                        [name],
                    ]
            ),
        ];

    private static string Words(string[][] need) => string.Join(" or ", need.Select(all => string.Join(" and ", all)));

    private static bool Has(IReadOnlyCollection<string> names, string name) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
