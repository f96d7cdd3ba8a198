using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What the columns of a table mean.</summary>
internal abstract class Layout(Table table, Findings findings, DateOnly today)
{
    public const string RoundedAmounts = "Amounts with more than three decimals were rounded";
    public const string LostZeros =
        "Commodity codes look as if they had lost a leading zero, and stand as they are in the file";

    private const int LongestWord = 60;

    private readonly Words commodities = new();
    private readonly Words editions = new();
    private readonly Words words = new();

    /// <summary>By the index that rows cite them with.</summary>
    public abstract IReadOnlyList<Citation> Citations { get; }

    protected Table Table { get; } = table;

    protected Findings Findings { get; } = findings;

    protected DateOnly Today { get; } = today;

    /// <returns>False: the row is left out, or at fault, and the findings say so.</returns>
    public abstract bool TryRead(out Observation row);

    protected bool Fault(int column, string description)
    {
        Findings.Fault(Table.Names[column], description);
        return false;
    }

    protected bool Money(int column, out Money money)
    {
        var read = Numbers.Money(Table[column], out money);
        if (read == Outcome.Exact)
            return true;
        if (read != Outcome.Rounded)
            return Fault(column, read.Fault(Table[column]));
        Findings.Notice(RoundedAmounts);
        return true;
    }

    /// <summary>Null: the cell is empty.</summary>
    protected bool Amount(int column, out double? amount)
    {
        amount = null;
        var cell = Table[column];
        if (cell.IsEmpty)
            return true;
        var read = Numbers.Amount(cell, out var number);
        if (read is not (Outcome.Exact or Outcome.Empty))
            return Fault(column, read.Fault(cell));
        amount = read == Outcome.Empty ? null : number;
        return true;
    }

    protected bool Word(int column, out string word)
    {
        var cell = Table[column];
        if (cell.Length <= LongestWord)
        {
            word = words.Of(cell);
            return true;
        }
        word = "";
        return Fault(column, $"is longer than {LongestWord} characters");
    }

    /// <summary>A code with its edition, such as H6; it may be empty where all commodities are meant.</summary>
    /// <param name="level">How many digits the source says that the code has; below 1: it does not say.</param>
    protected bool Commodity(int classified, int column, int level, out string classification, out string commodity)
    {
        (classification, commodity) = ("", Observation.Total);
        var edition = Table[classified];
        if (!IsCode(edition))
            return Fault(classified, $"is \"{NotTradeFigures.Shown(edition)}\", which is no classification such as H6");
        classification = editions.Of(edition);
        var cell = Table[column];
        if (cell.IsEmpty || cell.Equals(Observation.Total, StringComparison.OrdinalIgnoreCase))
            return true;
        if (!IsCode(cell))
            return Fault(column, $"is \"{NotTradeFigures.Shown(cell)}\", which is no code of a commodity");
        if (classification.Length == 0)
            return classified < 0
                ? Fault(column, "is a code, and no column classification says of what")
                : Fault(classified, "is empty, and says not what the code of the commodity is of");
        if (IsShort(classification, cell, level))
            Findings.Notice(LostZeros);
        commodity = commodities.Of(cell);
        return true;
    }

    /// <summary>The harmonised system has no codes of an odd length.</summary>
    private static bool IsShort(string classification, ReadOnlySpan<char> code, int level) =>
        code.Length < level || (code.Length % 2 == 1 && classification[0] is 'H' && char.IsAsciiDigit(code[0]));

    private static bool IsCode(ReadOnlySpan<char> cell)
    {
        const int Longest = 12;
        if (cell.Length > Longest)
            return false;
        foreach (var letter in cell)
            if (!char.IsAsciiLetterOrDigit(letter))
                return false;
        return true;
    }
}
