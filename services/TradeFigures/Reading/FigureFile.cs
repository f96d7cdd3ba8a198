using System.Buffers;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>A file of trade figures in one of the layouts that are known.</summary>
public sealed class FigureFile
{
    private const int Batch = 20_000;

    /// <summary>The header is to lie within it.</summary>
    private const int Beginning = 64 * 1024;

    private readonly Stream file;
    private readonly PlainTable plain;
    private readonly DateOnly today;
    private readonly Shape shape;

    private FigureFile(Stream file, PlainTable plain, DateOnly today, Shape shape) =>
        (this.file, this.plain, this.today, this.shape) = (file, plain, today, shape);

    public FileFormat Format => shape.Format;

    /// <summary>Recognises the format by the beginning of the file. Refuses with NOT_TRADE_FIGURES what has none.</summary>
    /// <param name="file">Can be read from its beginning again; stays open.</param>
    /// <param name="today">Periods end by then.</param>
    public static FigureFile Open(Stream file, PlainTable plain, DateOnly today)
    {
        var beginning = new byte[Beginning];
        file.Position = 0;
        var length = file.ReadAtLeast(beginning, Beginning, throwOnEndOfStream: false);
        return new(file, plain, today, Recognition.Of(beginning.AsMemory(0, length), plain));
    }

    /// <summary>
    /// Gives the rows in the order of the file. Once a row is at fault the rest is only looked through, and the faults are
    /// thrown together at the end.
    /// </summary>
    /// <param name="take">What it is given is valid until it is done.</param>
    /// <param name="progress">Is told after each batch how many rows were read.</param>
    public async Task<Reading> ReadAsync(
        Func<ReadOnlyMemory<Observation>, ValueTask> take,
        Action<long>? progress,
        CancellationToken cancellation
    )
    {
        using var table = Format == FileFormat.ComtradeJson ? Json() : await CsvAsync(cancellation);
        var findings = new Findings(table);
        var layout = LayoutOf(table, findings);
        var rows = ArrayPool<Observation>.Shared.Rent(Batch);
        try
        {
            for (var more = true; more; progress?.Invoke(findings.Read))
            {
                cancellation.ThrowIfCancellationRequested();
                more = Fill(table, layout, findings, rows.AsSpan(0, Batch), out var count);
                if (count > 0 && !findings.AnyFault)
                    await take(rows.AsMemory(0, count));
            }
        }
        finally
        {
            ArrayPool<Observation>.Shared.Return(rows, clearArray: true);
        }
        return new(findings.Report(), layout.Citations);
    }

    private JsonTable Json()
    {
        ToFirstLetter();
        return new(file, ComtradeNames.Present.All);
    }

    private async Task<Table> CsvAsync(CancellationToken cancellation)
    {
        file.Position = 0;
        var form = await Encodings.OfAsync(file, cancellation);
        ToFirstLetter();
        return new CsvTable(file, form);
    }

    private void ToFirstLetter()
    {
        file.Position = 0;
        var mark = new byte[Encodings.Mark.Length];
        var length = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        if (length < mark.Length || !mark.AsSpan().SequenceEqual(Encodings.Mark))
            file.Position = 0;
    }

    private Layout LayoutOf(Table table, Findings findings) =>
        Format switch
        {
            FileFormat.PlainCsv => new PlainLayout(table, findings, today, plain),
            FileFormat.ComtradeLegacyCsv => new ComtradeLayout(table, findings, today, ComtradeNames.Legacy),
            _ => new ComtradeLayout(table, findings, today, ComtradeNames.Present),
        };

    /// <summary>Reads a batch in one go: the file lies on the disk, and a row costs less than to wait for it would.</summary>
    /// <returns>Whether there may be more.</returns>
    private static bool Fill(Table table, Layout layout, Findings findings, Span<Observation> rows, out int count)
    {
        count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!table.Read())
            {
                if (table.Broken is { } broken)
                    findings.Fault("", broken);
                return false;
            }
            findings.Read++;
            if (table.Misfit is { } misfit)
                findings.Fault("", misfit);
            else if (layout.TryRead(out rows[count]))
                findings.Take(rows[count++]);
        }
        return true;
    }
}
