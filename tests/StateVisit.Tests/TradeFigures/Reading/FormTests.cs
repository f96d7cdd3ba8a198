using System.Text;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>Letters, lines and cells, whatever they say.</summary>
public sealed class FormTests
{
    private const string Table = "year,flow,value,note\n2020,total,1,Ærø\n2021,total,2,x\n";

    [Fact]
    public async Task Utf8IsReadWithAMarkAndWithout()
    {
        foreach (
            var bytes in (byte[][])[Encoding.UTF8.GetBytes(Table), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)]]
        )
        {
            var file = await ReadFile.OfAsync(bytes);
            Assert.Equal("Ærø", file.Citations[0].Note);
            Assert.Empty(file.Report.Notes);
        }
    }

    [Fact]
    public async Task OtherTextIsReadAsLatin1AndNoted()
    {
        var file = await ReadFile.OfAsync(Encoding.Latin1.GetBytes(Table));
        Assert.Equal("Ærø", file.Citations[0].Note);
        Assert.Contains("Latin-1", Assert.Single(file.Report.Notes), StringComparison.Ordinal);
    }

    /// <summary>One letter tells, though it is the last of a long file; and a letter may lie across two pieces of it.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task TheWholeFileTellsItsLetters(bool utf8)
    {
        var text = new StringBuilder("year,flow,value,partner,reporter,note\n");
        var partners = "AU CN DE FR IN JP KZ US VN".Split(' ');
        for (var i = 0; i < 30_000; i++)
            text.Append($"{1990 + (i % 30)},total,{i},{partners[i % 9]},RU,{(i == 0 ? "é" : "")}{(utf8 ? "ж" : "")}\n");
        text.Append("2020,total,1,US,RU,ö\n");
        var file = await ReadFile.OfAsync((utf8 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(text.ToString()));
        Assert.Equal("ö", file.Citations[file.Rows[^1].Citation].Note);
        Assert.Equal(utf8 ? 0 : 1, file.Report.Notes.Count);
    }

    [Theory, InlineData("\r\n"), InlineData("\n"), InlineData("\r")]
    public async Task LinesEndInEveryWay(string end) =>
        Assert.Equal(
            [2, 3],
            (await ReadFile.OfAsync(Table.Replace("\n", end, StringComparison.Ordinal))).Rows.Select(row => row.Line)
        );

    [Fact]
    public async Task LinesCountInsideQuotationMarksToo() =>
        Assert.Equal(
            [2, 4],
            (await ReadFile.OfAsync("year,flow,value,note\n2020,total,1,\"one\ntwo\"\n2021,total,2,\n")).Rows.Select(
                row => row.Line
            )
        );

    [Fact]
    public async Task EmptyLinesArePassedOverAndCount()
    {
        var file = await ReadFile.OfAsync("year,flow,value\n\n2020,total,1\n  \n2021,total,2\n\n");
        Assert.Equal([3, 5], file.Rows.Select(row => row.Line));
        Assert.Equal(2, file.Report.Read);
    }

    [Fact]
    public async Task ALineThatBeginsWithANumberSignIsARow() =>
        Assert.Equal(
            "content[line 2].year",
            Assert.Single(await ReadFile.FaultsAsync("year,flow,value\n#2020,total,1\n")).Key
        );

    [Fact]
    public async Task OneMoreCellIsTakenWhereItIsEmpty()
    {
        var file = await ReadFile.OfAsync("year,flow,value\n2020,total,1,\n2021,total,2\n2022,total,3,\n");
        Assert.Equal(3, file.Report.Taken);
        Assert.Contains("one cell more", Assert.Single(file.Report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021,total,2,7", "has 4 cells where the header has 3")]
    [InlineData("2021,total,2,,", "has 5 cells")]
    [InlineData("2021,total", "has 2 cells where the header has 3: the file is cut")]
    [InlineData("2021", "has 1 cells")]
    public async Task ARowThatDoesNotFitIsRefused(string row, string fault) =>
        Assert.Contains(
            fault,
            (await ReadFile.FaultsAsync($"year,flow,value\n2020,total,1\n{row}"))["content[line 3]"],
            StringComparison.Ordinal
        );

    [Fact]
    public async Task ALastLineWithoutItsEndIsNoted()
    {
        var file = await ReadFile.OfAsync("year,flow,value\n2020,total,1");
        Assert.Equal(1, file.Report.Taken);
        Assert.Contains("no end", Assert.Single(file.Report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021,total,\"2")]
    [InlineData("2021,total,\"2\"0")]
    public async Task AQuotationMarkOutOfPlaceIsRefusedByLine(string row) =>
        Assert.Contains(
            "quotation mark",
            (await ReadFile.FaultsAsync($"year,flow,value\n2020,total,1\n{row}\n"))["content[line 3]"],
            StringComparison.Ordinal
        );

    [Fact]
    public async Task TwentyFaultsAreNamedAndTheRestCounted()
    {
        var rows = string.Concat(Enumerable.Repeat("2020,total,-1\n", 50));
        var fault = await Assert.ThrowsAsync<Fault>(() => ReadFile.OfAsync("year,flow,value\n" + rows));
        Assert.Equal((20, 30), (fault.Fields.Count, fault.MoreFields));
        Assert.Equal("content[line 21].value", fault.Fields[^1].Path);
    }

    [Fact]
    public async Task ARowIsToldAllItsFaults() =>
        Assert.Equal(
            ["content[line 2].flow", "content[line 2].value", "content[line 2].year"],
            (await ReadFile.FaultsAsync("year,flow,value\n20,both,-1\n")).Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task RowsComeInBatchesAndProgressIsTold()
    {
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(Comtrade.Csv([.. Enumerable.Range(0, 45_000).Select(i => $"primaryValue={i}")]))
        );
        var (batches, told) = (new List<int>(), new List<long>());
        var lines = 0;
        await FigureFile
            .Open(stream, ReadFile.ChinaWithRussia, ReadFile.Today)
            .ReadAsync(
                batch =>
                {
                    batches.Add(batch.Length);
                    foreach (var row in batch.Span)
                        Assert.Equal(++lines + 1, row.Line);
                    return ValueTask.CompletedTask;
                },
                told.Add,
                TestContext.Current.CancellationToken
            );
        Assert.Equal([20_000, 20_000, 5_000], batches);
        Assert.Equal([20_000L, 40_000L, 45_000L], told);
    }

    [Fact]
    public async Task AReadingCanBeCalledOff()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Comtrade.Csv([.. Enumerable.Repeat("", 45_000)])));
        using var off = new CancellationTokenSource();
        var batches = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            FigureFile
                .Open(stream, ReadFile.ChinaWithRussia, ReadFile.Today)
                .ReadAsync(
                    async (ReadOnlyMemory<Observation> _) =>
                    {
                        batches++;
                        await off.CancelAsync();
                    },
                    progress: null,
                    off.Token
                )
        );
        Assert.Equal(1, batches);
    }
}
