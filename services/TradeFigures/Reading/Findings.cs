using System.Globalization;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What is found while the rows of a table are read.</summary>
internal sealed class Findings(Table table)
{
    private const int MostFaults = 20;

    private readonly List<FieldFault> faults = [];
    private readonly Tally skipped = new();
    private readonly Tally noticed = new();
    private readonly List<string> notes = [];
    private readonly bool[] reporters = new bool[1000];
    private long moreFaults;
    private long taken;
    private DateOnly first = DateOnly.MaxValue;
    private DateOnly last = DateOnly.MinValue;

    public bool AnyFault => faults.Count > 0;

    /// <summary>Rows below the header.</summary>
    public long Read { get; set; }

    /// <param name="column">Empty: the row as a whole.</param>
    public void Fault(string column, string description)
    {
        if (faults.Count == MostFaults)
            moreFaults++;
        else
            faults.Add(new($"content[{table.Place}]{(column.Length > 0 ? $".{column}" : "")}", description));
    }

    public void Skip(string reason) => skipped.Add(reason, table.Line);

    /// <summary>Of a row that is taken all the same.</summary>
    public void Notice(string what) => noticed.Add(what, table.Line);

    /// <summary>Of the file as a whole.</summary>
    public void Note(string what) => notes.Add(what);

    public void Take(in Observation row)
    {
        taken++;
        reporters[row.Reporter] = true;
        if (row.Days.First < first)
            first = row.Days.First;
        if (row.Days.Last > last)
            last = row.Days.Last;
    }

    public ImportReport Report()
    {
        if (AnyFault)
            throw ServiceDefaults.Errors.Fault.InvalidFields(faults, (int)Math.Min(moreFaults, int.MaxValue));
        if (taken == 0)
            throw NotTradeFigures.Because(
                Read == 0
                    ? "has no rows below its header"
                    : $"has no row that can be taken; the first is left out for: {skipped.All.First().What}"
            );
        return new()
        {
            Read = Read,
            Taken = taken,
            Skipped =
            {
                skipped.All.Select(one => new SkippedRows
                {
                    Reason = one.What,
                    Count = one.Count,
                    FirstLine = one.First,
                }),
            },
            Notes =
            {
                notes,
                table.Notes,
                noticed.All.Select(one => $"{one.What}: rows {one.Count}, first line {one.First}."),
            },
            Reporters = { Reporters().Order(StringComparer.Ordinal) },
            FirstDay = Text(first),
            LastDay = Text(last),
        };
    }

    private IEnumerable<string> Reporters() =>
        reporters.Index().Where(one => one.Item).Select(one => Countries.Code((short)one.Index));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
