using Sylvan.Data.Csv;

namespace StateVisit.TradeFigures.Reading;

/// <summary>CSV (RFC 4180) with a header, separated by commas. Lines without anything are passed over.</summary>
internal sealed class CsvTable : Table
{
    private const int ReadAhead = 128 * 1024;

    /// <summary>In characters; more is a quotation mark that nobody closed.</summary>
    private const int LongestRow = 1024 * 1024;

    private readonly Encodings.Form form;
    private readonly StreamReader text;
    private readonly CsvDataReader? reader;
    private int next = 1;
    private int cells;
    private bool extraCell;

    /// <summary>Reads the header.</summary>
    /// <param name="file">At its first letter; stays open.</param>
    public CsvTable(Stream file, Encodings.Form form)
    {
        this.form = form;
        text = new(file, form.Encoding, detectEncodingFromByteOrderMarks: false, ReadAhead, leaveOpen: true);
        try
        {
            reader = CsvDataReader.Create(
                text,
                new CsvDataReaderOptions
                {
                    HasHeaders = false,
                    Delimiter = ',',
                    // A line that begins with a number sign is a row like others.
                    Comment = '\0',
                    BufferSize = ReadAhead,
                    MaxBufferSize = LongestRow,
                }
            );
        }
        catch (Exception e) when (Reason(e) is not null)
        {
            (Line, Broken) = (next, Reason(e));
            return;
        }
        if (!Read())
            return;
        var names = new string[cells];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.GetFieldSpan(i).Trim().ToString();
        Names = names;
    }

    public override string Place => $"line {Line}";

    public override string? Misfit
    {
        get
        {
            if (cells == Names.Count)
                return null;
            if (cells < Names.Count)
                return $"has {cells} cells where the header has {Names.Count}: the file is cut, or a line is";
            if (cells > Names.Count + 1 || !reader!.GetFieldSpan(cells - 1).IsWhiteSpace())
                return $"has {cells} cells where the header has {Names.Count}";
            extraCell = true;
            return null;
        }
    }

    public override IEnumerable<string> Notes
    {
        get
        {
            if (!form.IsUtf8)
                yield return "The text is not in UTF-8; it was read as Latin-1.";
            if (!form.Ends)
                yield return "The last line has no end; it was read as it stands.";
            if (extraCell)
                yield return "Lines have one cell more than the header has names; it is empty and was passed over.";
        }
    }

    public override ReadOnlySpan<char> this[int column] => column < 0 ? default : reader!.GetFieldSpan(column);

    public override bool Read()
    {
        if (Broken is not null || reader is null)
            return false;
        try
        {
            while (reader.Read())
            {
                Line = next;
                var row = reader.GetRawRecordSpan();
                // Lines may end inside quotation marks, and with a carriage return alone.
                next += Math.Max(1, row.Count('\n'));
                cells = reader.RowFieldCount;
                if (cells > 1 || !row.IsWhiteSpace())
                    return true;
            }
        }
        catch (Exception e) when (Reason(e) is not null)
        {
            (Line, Broken) = (next, Reason(e));
        }
        return false;
    }

    public override void Dispose()
    {
        reader?.Dispose();
        text.Dispose();
    }

    private static string? Reason(Exception e) =>
        e switch
        {
            CsvRecordTooLargeException => "is too long, or a quotation mark in it is not closed",
            CsvFormatException => "has a quotation mark that is not closed, or text after one that is",
            _ => null,
        };
}
