using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What a plain table calls its columns.</summary>
internal static class PlainNames
{
    public const string Year = "year";
    public const string Start = "period_start";
    public const string End = "period_end";
    public const string Flow = "flow";
    public const string Value = "value";
    public const string ValueUsd = "value_usd";
    public const string Reporter = "reporter";
    public const string Partner = "partner";
    public const string Currency = "currency";
    public const string Basis = "basis";
    public const string Note = "note";
    public const string Status = "status";
    public const string Valuation = "valuation";
    public const string StatedGrowth = "stated_growth";
    public const string PublishedOn = "published_on";
    public const string Classification = "classification";
    public const string Commodity = "commodity";
    public const string Weight = "weight";
    public const string Quantity = "quantity";
    public const string Unit = "unit";

    public static readonly string[] Values = [Value, ValueUsd];
    public static readonly string[] Precisions = ["precision", "precision_usd"];
    public static readonly string[] Sources = ["source", "reporting_source"];
    public static readonly string[] Uris = ["source_uri", "source_url"];

    private static readonly string[] Single =
    [
        Year,
        Start,
        End,
        Flow,
        Reporter,
        Partner,
        Currency,
        Basis,
        Note,
        Status,
        Valuation,
        StatedGrowth,
        PublishedOn,
        Classification,
        Commodity,
        Weight,
        Quantity,
        Unit,
    ];

    public static IReadOnlyList<string> All { get; } = [.. Single, .. Values, .. Precisions, .. Sources, .. Uris];

    /// <summary>The column that has one of the names; -1: there is none.</summary>
    public static int FindAny(this Table table, string[] names) => names.Select(table.Find).Max();

    /// <summary>Whether it can be told what the table means.</summary>
    public static void Check(Table table, PlainTable plain)
    {
        var faults = new FieldFaults();
        foreach (var names in (string[][])[Values, Precisions, Sources, Uris])
            if (names.All(name => table.Find(name) >= 0))
                faults.Add($"content[line 1].{names[1]}", $"holds the same as {names[0]}");
        if (plain.Pair is null && (table.Find(Reporter) < 0 || table.Find(Partner) < 0))
            faults.Add(
                "header.plain.pair",
                $"is empty, and the table has no columns {Reporter} and {Partner} that say whose trade it is"
            );
        if (plain.Currency is not ("" or "USD") && table.Find(ValueUsd) >= 0)
            faults.Add("header.plain.currency", $"is {plain.Currency}, and the table has {ValueUsd}");
        faults.ThrowIfAny();
    }
}
