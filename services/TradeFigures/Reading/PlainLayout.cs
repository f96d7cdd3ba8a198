using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>A plain table, such as people keep: a period, a flow and a value, and what else is known of each row.</summary>
internal sealed class PlainLayout : Layout
{
    private readonly PlainTable plain;
    private readonly PlainPeriods periods;
    private readonly PlainCountries countries;
    private readonly PlainCitations citations;
    private readonly int flow;
    private readonly int value;
    private readonly int precision;
    private readonly int currency;
    private readonly int status;
    private readonly int valuation;
    private readonly int growth;
    private readonly int published;
    private readonly int classification;
    private readonly int commodity;
    private readonly int weight;
    private readonly int quantity;
    private readonly int unit;

    public PlainLayout(Table table, Findings findings, DateOnly today, PlainTable plain)
        : base(table, findings, today)
    {
        this.plain = plain;
        periods = new(table, today);
        countries = new(table, plain.Pair);
        citations = new(table, findings);
        flow = table.Find(PlainNames.Flow);
        value = table.FindAny(PlainNames.Values);
        precision = table.FindAny(PlainNames.Precisions);
        currency = table.Find(PlainNames.Currency);
        status = table.Find(PlainNames.Status);
        valuation = table.Find(PlainNames.Valuation);
        growth = table.Find(PlainNames.StatedGrowth);
        published = table.Find(PlainNames.PublishedOn);
        classification = table.Find(PlainNames.Classification);
        commodity = table.Find(PlainNames.Commodity);
        weight = table.Find(PlainNames.Weight);
        quantity = table.Find(PlainNames.Quantity);
        unit = table.Find(PlainNames.Unit);
        var unknown = table
            .Names.Where(name => name.Length > 0 && !PlainNames.All.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Take(20)
            .ToList();
        if (unknown.Count > 0)
            findings.Note(
                $"Columns of other names were passed over: {string.Join(", ", unknown.Select(name => NotTradeFigures.Shown(name)))}."
            );
    }

    public override IReadOnlyList<Citation> Citations => citations.All;

    public override bool TryRead(out Observation row)
    {
        row = default;
        var sound = periods.Find(out var days) is not var (column, fault) || Fault(column, fault);
        sound &= countries.Find(out var pair) is not var (which, wrong) || Fault(which, wrong);
        sound &= Flow(out var way);
        sound &= Money(value, out var amount);
        sound &= Precision(out var rounded);
        sound &= Currency(out var unitOfValue);
        sound &= Word(valuation, PlainWords.Valuation, "cif, fob nor mixed", out var valued);
        sound &= Word(status, PlainWords.Status, "provisional, revised nor final", out var settled);
        sound &= Growth(out var stated);
        sound &= Published(out var day);
        sound &= Commodity(classification, commodity, -1, out var edition, out var code);
        sound &= Amount(weight, out var kilograms);
        sound &= Amount(quantity, out var count);
        sound &= Word(unit, out var of);
        sound &= citations.Find(out var citation, out var formation) is not var (place, unfit) || Fault(place, unfit);
        if (!sound)
            return false;
        row = new(
            Table.Line,
            pair.Reporter,
            pair.Partner,
            way,
            days,
            edition,
            code,
            amount,
            unitOfValue,
            rounded,
            valued ?? V1.Valuation.Unspecified,
            kilograms,
            count,
            of,
            settled ?? plain.Status,
            stated,
            day,
            formation,
            citation
        );
        return true;
    }

    private bool Flow(out Flow way)
    {
        way = PlainWords.Flow(Table[flow]) ?? V1.Flow.Unspecified;
        return way != V1.Flow.Unspecified
            || Fault(
                flow,
                $"is \"{NotTradeFigures.Shown(Table[flow])}\", which is neither import, export, total, re-import nor re-export"
            );
    }

    private bool Precision(out Money rounded)
    {
        rounded = default;
        return Table[precision].IsEmpty || Money(precision, out rounded);
    }

    private bool Currency(out string code)
    {
        var isUsd = Table.Names[value].Equals(PlainNames.ValueUsd, StringComparison.OrdinalIgnoreCase);
        code = isUsd || plain.Currency.Length == 0 ? "USD" : plain.Currency;
        var cell = Table[currency];
        if (cell.IsEmpty)
            return true;
        if (cell.Length != 3 || cell.ContainsAnyExceptInRange('A', 'Z'))
            return Fault(currency, $"is \"{NotTradeFigures.Shown(cell)}\", which is no currency such as USD");
        if (isUsd && cell is not "USD")
            return Fault(currency, $"is {cell}, and the column is {PlainNames.ValueUsd}");
        return Word(currency, out code);
    }

    private bool Growth(out double? stated)
    {
        stated = null;
        var outcome = Numbers.Any(Table[growth], out var number);
        if (outcome == Outcome.Exact)
            stated = number;
        return outcome is Outcome.Exact or Outcome.Empty || Fault(growth, outcome.Fault(Table[growth]));
    }

    private bool Published(out DateOnly? day)
    {
        day = null;
        var cell = Table[published];
        if (cell.IsEmpty)
            return true;
        if (!PlainWords.Day(cell, out var known))
            return Fault(published, $"is \"{NotTradeFigures.Shown(cell)}\", which is no day like 2023-03-21");
        day = known;
        return known <= Today || Fault(published, $"is {cell}, which is still to come");
    }

    private delegate T? Meaning<T>(ReadOnlySpan<char> word)
        where T : struct;

    /// <summary>Null: the cell is empty.</summary>
    private bool Word<T>(int column, Meaning<T> meaning, string others, out T? means)
        where T : struct
    {
        var cell = Table[column];
        means = cell.IsEmpty ? null : meaning(cell);
        return cell.IsEmpty
            || means is not null
            || Fault(column, $"is \"{NotTradeFigures.Shown(cell)}\", which is neither {others}");
    }
}
