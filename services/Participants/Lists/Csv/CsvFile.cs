using System.Buffers;
using System.Text;
using Google.Protobuf;
using StateVisit.ServiceDefaults.Errors;
using Sylvan.Data.Csv;

namespace StateVisit.Participants.Lists.Csv;

/// <summary>Lists as CSV (RFC 4180). Where the comma is the decimal mark, spreadsheets separate by semicolon.</summary>
internal static class CsvFile
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    private const int LongestRow = 4 * 1024 * 1024;

    public static Table Read(ReadOnlyMemory<byte> file)
    {
        var text = Encodings.Decode(file.Span);
        var table = new TableBuilder();
        var row = 0;
        try
        {
            using var reader = CsvDataReader.Create(
                new StringReader(text),
                new CsvDataReaderOptions
                {
                    HasHeaders = false,
                    Delimiter = SeparatorOf(text),
                    MaxBufferSize = LongestRow,
                }
            );
            while (reader.Read())
            {
                row++;
                var cells = new string[reader.RowFieldCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = reader.GetString(i);
                table.Add(row, cells);
            }
        }
        catch (CsvRecordTooLargeException)
        {
            throw Fault.InvalidField($"list.row[{row + 1}]", "is too long, or a quotation mark in it is not closed");
        }
        catch (CsvFormatException)
        {
            throw Fault.InvalidField(
                $"list.row[{row + 1}]",
                "has a quotation mark that is not closed, or text after one that is"
            );
        }
        return table.Build();
    }

    /// <summary>With a byte order mark, without which spreadsheets take it for another encoding.</summary>
    public static ByteString Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            foreach (var cells in rows)
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    if (i > 0)
                        text.Write(',');
                    Write(text, Neutral.Of(cells[i]));
                }
                text.Write("\r\n");
            }
        return UnsafeByteOperations.UnsafeWrap(file.ToArray());
    }

    /// <summary>Quoted also where only readers that guess another separator would stumble.</summary>
    private static void Write(StreamWriter text, string cell)
    {
        if (!cell.AsSpan().ContainsAny(Quoted))
        {
            text.Write(cell);
            return;
        }
        text.Write('"');
        text.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        text.Write('"');
    }

    /// <summary>What the header is separated by: comma, semicolon or tab, whichever stands there most.</summary>
    private static char SeparatorOf(string text)
    {
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (c is '\n' or '\r')
                break;
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        return semicolons > commas && semicolons >= tabs ? ';'
            : tabs > commas ? '\t'
            : ',';
    }
}
