using System.Globalization;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What words mean in a plain table; null: nothing that is known.</summary>
internal static class PlainWords
{
    /// <summary>What <c>basis</c> is where figures were added up.</summary>
    public const string SumOfCommodities = "derived: sum of commodities";

    public const string OfBothFlows = "derived: imports and exports";

    public static Flow? Flow(ReadOnlySpan<char> word) =>
        Is(word, "import") || Is(word, "imports") ? V1.Flow.Import
        : Is(word, "export") || Is(word, "exports") ? V1.Flow.Export
        : Is(word, "total") ? V1.Flow.Total
        : Is(word, "re-import") ? V1.Flow.ReImport
        : Is(word, "re-export") ? V1.Flow.ReExport
        : null;

    public static Valuation? Valuation(ReadOnlySpan<char> word) =>
        Is(word, "cif") ? V1.Valuation.Cif
        : Is(word, "fob") ? V1.Valuation.Fob
        : Is(word, "mixed") ? V1.Valuation.Mixed
        : null;

    public static Status? Status(ReadOnlySpan<char> word) =>
        Is(word, "provisional") ? V1.Status.Provisional
        : Is(word, "revised") ? V1.Status.Revised
        : Is(word, "final") ? V1.Status.Final
        : null;

    /// <param name="isAll">The word says no more than its meaning does.</param>
    public static Formation Formation(ReadOnlySpan<char> basis, out bool isAll)
    {
        isAll = true;
        if (basis.IsEmpty || Is(basis, "reported"))
            return V1.Formation.Reported;
        if (Is(basis, "recalled"))
            return V1.Formation.Recalled;
        isAll = Is(basis, SumOfCommodities) || Is(basis, OfBothFlows);
        return Is(basis, OfBothFlows) ? V1.Formation.OfBothFlows
            : IsSumOfCommodities(basis) ? V1.Formation.SumOfCommodities
            : V1.Formation.Unspecified;
    }

    public static bool Day(ReadOnlySpan<char> cell, out DateOnly day) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Commodities go by other names in their classifications.</summary>
    private static bool IsSumOfCommodities(ReadOnlySpan<char> basis) =>
        Has(basis, "sum of")
        && (
            Has(basis, "commodit")
            || Has(basis, "SITC")
            || Has(basis, "HS ")
            || Has(basis, "chapter")
            || Has(basis, "division")
        );

    private static bool Has(ReadOnlySpan<char> text, string part) =>
        text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> word, string other) =>
        word.Trim().Equals(other, StringComparison.OrdinalIgnoreCase);
}
