namespace StateVisit.TradeFigures.Reading;

/// <summary>Rows of cells under names, whatever a file's format. Cells are valid until the next row.</summary>
internal abstract class Table : IDisposable
{
    public IReadOnlyList<string> Names { get; protected set; } = [];

    /// <summary>Where the row begins: the header is line 1. Of JSON, which has no lines to speak of: the record, from 1.</summary>
    public int Line { get; protected set; }

    /// <summary>Why the file cannot be read on from <see cref="Line"/>; null: it ended as it should.</summary>
    public string? Broken { get; protected set; }

    /// <summary>How faults name the row.</summary>
    public abstract string Place { get; }

    /// <summary>What is wrong with the row as a whole; null: nothing.</summary>
    public abstract string? Misfit { get; }

    /// <summary>What was noticed of the file's form.</summary>
    public abstract IEnumerable<string> Notes { get; }

    /// <summary>Empty: there is no such column, or nothing in it.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    public abstract bool Read();

    /// <returns>-1: there is no such column.</returns>
    public int Find(string name)
    {
        for (var i = 0; name.Length > 0 && i < Names.Count; i++)
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    public abstract void Dispose();
}
