using System.Globalization;
using System.Text;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Exporting;

/// <summary>Rows as a plain table that can be taken in again. Cells that a spreadsheet would take for formulas begin with an apostrophe.</summary>
internal sealed class PlainTableText(Dataset dataset, IReadOnlyList<Citation> citations)
{
    private const int Piece = 256 * 1024;

    private static readonly string[] Columns =
    [
        "period_start",
        "period_end",
        "reporter",
        "partner",
        "flow",
        "classification",
        "commodity",
        "value",
        "currency",
        "precision",
        "valuation",
        "weight",
        "quantity",
        "unit",
        "status",
        "stated_growth",
        "published_on",
        "basis",
        "source",
        "source_uri",
        "note",
    ];

    private readonly StringBuilder text = new(Piece + 4096);

    public bool IsFull => text.Length >= Piece;

    public void Header() => text.AppendJoin(',', Columns).Append('\n');

    public void Row(in Observation row)
    {
        var citation = citations[row.Citation];
        Cell(Day(row.Days.First));
        Cell(Day(row.Days.Last));
        Cell(Countries.Code(row.Reporter));
        Cell(Countries.Code(row.Partner));
        Cell(FlowWord(row.Flow));
        Cell(row.Classification);
        Cell(row.Commodity);
        Cell(Amount(row.Value));
        Cell(row.Currency);
        Cell(row.Precision.Thousandths == 0 ? "" : Amount(row.Precision));
        Cell(row.Valuation == Valuation.Unspecified ? "" : row.Valuation.ToString().ToUpperInvariant());
        Cell(Number(row.Weight));
        Cell(Number(row.Quantity));
        Cell(row.Unit);
        Cell(row.Status == Status.Unspecified ? "" : row.Status.ToString().ToUpperInvariant());
        Cell(Number(row.StatedGrowth));
        Cell(row.PublishedOn is { } published ? Day(published) : dataset.PublishedOn);
        Cell(BasisWord(row.Formation));
        Cell(citation.Source.Length > 0 ? citation.Source : dataset.Source);
        Cell(citation.Uri.Length > 0 ? citation.Uri : dataset.SourceUri);
        text.Append(Quoted(citation.Note)).Append('\n');
    }

    public string Take()
    {
        var piece = text.ToString();
        text.Clear();
        return piece;
    }

    private void Cell(string value) => text.Append(Quoted(value)).Append(',');

    private static string Quoted(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t')
            value = "'" + value;
        return value.AsSpan().ContainsAny(",\"\n\r")
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
    }

    private static string FlowWord(Flow flow) =>
        flow switch
        {
            Flow.Import => "import",
            Flow.Export => "export",
            Flow.Total => "total",
            Flow.ReImport => "re-import",
            _ => "re-export",
        };

    private static string BasisWord(Formation formation) =>
        formation switch
        {
            Formation.SumOfCommodities => "derived: sum of commodities",
            Formation.Recalled => "recalled",
            _ => "reported",
        };

    private static string Amount(Money money) => money.Amount.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
