using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>Downloads of UN Comtrade, of either service. All values are in US dollars.</summary>
internal sealed class ComtradeLayout(Table table, Findings findings, DateOnly today, ComtradeNames names)
    : Layout(table, findings, today)
{
    public const string BySecondPartner = "broken down by a second partner: part of a row beside it";
    public const string ByCustoms = "broken down by customs procedure: part of a row beside it";
    public const string ByTransport = "broken down by mode of transport: part of a row beside it";
    public const string BySupply = "broken down by mode of supply: part of a row beside it";
    public const string PartOfFlow = "domestic exports, foreign imports or processing: part of the imports or exports";
    public const string NoGoods = "services, not goods";

    private readonly int trade = table.Find(names.Trade);
    private readonly int period = table.Find(names.Period);
    private readonly int flow = table.Find(names.Flow);
    private readonly int reporter = table.Find(names.Reporter);
    private readonly int partner = table.Find(names.Partner);
    private readonly int secondPartner = table.Find(names.SecondPartner);
    private readonly int customs = table.Find(names.Customs);
    private readonly int transport = table.Find(names.Transport);
    private readonly int supply = table.Find(names.Supply);
    private readonly int classification = table.Find(names.Classification);
    private readonly int commodity = table.Find(names.Commodity);
    private readonly int level = table.Find(names.Level);
    private readonly int value = table.Find(names.Value);
    private readonly int cif = table.Find(names.Cif);
    private readonly int fob = table.Find(names.Fob);
    private readonly int weight = table.Find(names.Weight);
    private readonly int quantity = table.Find(names.Quantity);
    private readonly int unit = table.Find(names.Unit);
    private readonly Periods periods = new(today);

    /// <summary>What the dataset says of itself holds of every row.</summary>
    public override IReadOnlyList<Citation> Citations { get; } = [new("", "", "")];

    public override bool TryRead(out Observation row)
    {
        row = default;
        var way = ComtradeCodes.Flow(Table[flow]);
        if (Reason(way) is { } reason)
        {
            Findings.Skip(reason);
            return false;
        }
        // One after another, whatever came of the one before: a row is told all its faults.
        var sound =
            way != Flow.Unspecified || Fault(flow, $"is \"{NotTradeFigures.Shown(Table[flow])}\", which is no flow");
        sound &= Country(reporter, out var whose);
        sound &= Country(partner, out var whom);
        if (sound && whose == Countries.World)
            sound = Fault(reporter, "is the world, which reports nothing");
        sound &= Period(out var days);
        sound &= Commodity(classification, commodity, Numbers.Whole(Table[level]), out var edition, out var code);
        sound &= Money(value, out var amount);
        sound &= Amount(weight, out var kilograms);
        sound &= Quantity(out var count, out var of);
        if (!sound)
            return false;
        row = new(
            Table.Line,
            whose,
            whom,
            way,
            days,
            edition,
            code,
            amount,
            "USD",
            default,
            ValuationOf(way, amount),
            // Where there is no weight, Comtrade writes none of it.
            kilograms == 0
                ? null
                : kilograms,
            count,
            of,
            Status.Unspecified,
            null,
            null,
            Formation.Reported,
            0
        );
        return true;
    }

    private string? Reason(Flow way) =>
        trade >= 0 && Table[trade] is "S" ? NoGoods
        : way == ComtradeCodes.Part ? PartOfFlow
        : !ComtradeCodes.IsAll(Table[secondPartner]) ? BySecondPartner
        : !ComtradeCodes.IsAll(Table[customs]) ? ByCustoms
        : !ComtradeCodes.IsAll(Table[transport]) ? ByTransport
        : !ComtradeCodes.IsAll(Table[supply]) ? BySupply
        : null;

    private bool Country(int column, out short country)
    {
        country = ComtradeCodes.Country(Table[column]);
        return country >= 0
            || Fault(column, $"is \"{NotTradeFigures.Shown(Table[column])}\", which is the number of no country");
    }

    private bool Period(out Days days) =>
        periods.Find(Table[period], out days) is not { } fault || Fault(period, fault);

    private bool Quantity(out double? count, out string of)
    {
        of = "";
        if (!Amount(quantity, out count))
            return false;
        if (count is null or 0 || ComtradeCodes.IsNoUnit(Table[unit]))
        {
            count = null;
            return true;
        }
        return Word(unit, out of);
    }

    /// <summary>The value is one of the two that stand beside it; where it is both, the one that its flow mostly has.</summary>
    private Valuation ValuationOf(Flow way, Money amount)
    {
        var (usual, other) = way is Flow.Import or Flow.ReImport ? (cif, fob) : (fob, cif);
        var column =
            Is(usual, amount) ? usual
            : Is(other, amount) ? other
            : -1;
        return column < 0 ? Valuation.Unspecified
            : column == cif ? Valuation.Cif
            : Valuation.Fob;
    }

    private bool Is(int column, Money amount)
    {
        var cell = Table[column];
        return !cell.IsEmpty
            && (
                cell.SequenceEqual(Table[value])
                || (Numbers.Money(cell, out var money) <= Outcome.Rounded && money == amount)
            );
    }
}
