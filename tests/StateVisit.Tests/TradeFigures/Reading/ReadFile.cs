using System.Text;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>A file as it was read.</summary>
internal sealed record ReadFile(
    FileFormat Format,
    IReadOnlyList<Observation> Rows,
    ImportReport Report,
    IReadOnlyList<Citation> Citations
)
{
    public static readonly DateOnly Today = new(2026, 3, 21);

    public static readonly PlainTable ChinaWithRussia = new(new TradePair(156, 643), "", Status.Unspecified);

    public Observation Only => Assert.Single(Rows);

    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TradeFigures", "Reading", "files", name));

    public static Task<ReadFile> OfAsync(string text, PlainTable? plain = null) =>
        OfAsync(Encoding.UTF8.GetBytes(text), plain);

    public static async Task<ReadFile> OfAsync(byte[] bytes, PlainTable? plain = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await OfAsync(stream, plain);
    }

    public static async Task<ReadFile> OfAsync(Stream stream, PlainTable? plain = null)
    {
        var file = FigureFile.Open(stream, plain ?? ChinaWithRussia, Today);
        var rows = new List<Observation>();
        var read = await file.ReadAsync(
            batch =>
            {
                rows.AddRange(batch.Span);
                return ValueTask.CompletedTask;
            },
            progress: null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(rows.Count, read.Report.Taken);
        return new(file.Format, rows, read.Report, read.Citations);
    }

    /// <summary>What is wrong with cells, by their place.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FaultsAsync(string text, PlainTable? plain = null)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => OfAsync(text, plain));
        Assert.Equal("INVALID_FIELD", fault.Reason);
        return fault.Fields.ToDictionary(field => field.Path, field => field.Description);
    }

    /// <summary>Why it is no file of trade figures.</summary>
    public static Task<string> RefusalAsync(string text, PlainTable? plain = null) =>
        RefusalAsync(Encoding.UTF8.GetBytes(text), plain);

    public static async Task<string> RefusalAsync(byte[] bytes, PlainTable? plain = null)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => OfAsync(bytes, plain));
        Assert.Equal("NOT_TRADE_FIGURES", fault.Reason);
        return Assert.Single(fault.Fields).Description;
    }
}
