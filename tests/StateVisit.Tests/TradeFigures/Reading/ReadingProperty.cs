using System.Globalization;
using System.Text;
using CsCheck;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>What holds of every file.</summary>
public sealed class ReadingProperty
{
    private static readonly string[] Words = ["", "A, B", "say \"so\"", "two\nlines", "Ärger", "китай", "=1+1", " "];

    private static readonly Gen<Days> Periods = Gen.Select(
        Gen.Int[1995, 2025],
        Gen.Int[1, 12],
        Gen.Int[0, 2],
        (year, month, kind) =>
            kind switch
            {
                0 => Days.Year(year),
                1 => Days.Month(year, month),
                _ => Days.Through(year, month),
            }
    );

    private static readonly Gen<Observation> Rows = Gen.Select(
        Gen.Select(Gen.OneOf<short>(156, 643, 840, 250), Gen.OneOf<short>(0, 156, 643, 490)),
        Gen.Select(
            Gen.OneOf(Flow.Import, Flow.Export, Flow.Total, Flow.ReImport, Flow.ReExport),
            Gen.OneOf(Valuation.Unspecified, Valuation.Cif, Valuation.Fob, Valuation.Mixed),
            Gen.OneOf(Status.Unspecified, Status.Provisional, Status.Revised, Status.Final)
        ),
        Periods,
        Gen.OneOf(("", Observation.Total), ("H6", "01"), ("S4", "333"), ("H6", "010121")),
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[0, 1_000_000], Gen.OneOf("USD", "CNY", "RUB")),
        Gen.Select(Gen.Double[0, 1e12].Nullable(), Gen.Double[-99, 999].Nullable(), Gen.Date.Nullable()),
        (pair, words, days, goods, money, more) =>
            new Observation(
                0,
                pair.Item1,
                pair.Item2,
                words.Item1,
                days,
                goods.Item1,
                goods.Item2,
                new Money(money.Item1),
                money.Item3,
                new Money(money.Item2),
                words.Item2,
                more.Item1,
                more.Item1,
                "kg",
                words.Item3,
                more.Item2,
                more.Item3 is { } day && DateOnly.FromDateTime(day) <= ReadFile.Today
                    ? DateOnly.FromDateTime(day)
                    : null,
                Formation.Reported,
                0
            )
    );

    private static readonly Gen<Citation> Citations = Gen.Select(
        Gen.OneOf(Words).Where(word => !word.Contains('\n', StringComparison.Ordinal)),
        Gen.OneOf("", "memory", "https://example.org/a,b"),
        Gen.OneOf(Words),
        (source, uri, note) => new Citation(source.Trim(), uri, note.Trim())
    );

    [Fact]
    public async Task WhatIsWrittenAsAPlainTableIsReadBack() =>
        await Gen.Select(Rows, Citations)
            .Array[1, 40]
            .TryAsync(
                async written =>
                {
                    var read = await ReadFile.OfAsync(Write(written));
                    Assert.Equal(
                        written.Select(row =>
                            (
                                row.Item1 with
                                {
                                    Formation = row.Item2.Uri == "memory" ? Formation.Recalled : Formation.Reported,
                                },
                                row.Item2
                            )
                        ),
                        read.Rows.Select(row => (row with { Line = 0, Citation = 0 }, read.Citations[row.Citation]))
                    );
                },
                iter: 300
            );

    [Fact]
    public async Task RandomBytesAreRefusedOrRead() =>
        await Gen.Byte.Array[0, 2_000].TryAsync(EitherReadOrRefusedAsync, iter: 2_000);

    [Theory, InlineData("comtrade.csv"), InlineData("comtrade.json"), InlineData("legacy.csv"), InlineData("plain.csv")]
    public async Task CutAndDamagedFilesAreRefusedOrRead(string name)
    {
        var whole = ReadFile.Bytes(name);
        await Gen.Select(
                Gen.Int[0, whole.Length],
                Gen.Int[0, whole.Length],
                Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[0, 5]
            )
            .TryAsync(
                (from, to, damage) =>
                {
                    var bytes = (byte[])whole.Clone();
                    foreach (var (place, value) in damage)
                        bytes[place] = value;
                    return EitherReadOrRefusedAsync([.. bytes.Take(from), .. bytes.Skip(to)]);
                },
                iter: 1_000
            );
    }

    private static async Task EitherReadOrRefusedAsync(byte[] bytes)
    {
        try
        {
            Assert.NotEmpty((await ReadFile.OfAsync(bytes)).Rows);
        }
        catch (Fault fault)
        {
            Assert.True(fault.Reason is "INVALID_FIELD" or "NOT_TRADE_FIGURES", fault.Message);
        }
    }

    private static string Write((Observation, Citation)[] rows)
    {
        var text = new StringBuilder(
            "reporter,partner,flow,period_start,period_end,classification,commodity,value,precision,currency,valuation,weight,"
                + "quantity,unit,status,stated_growth,published_on,source,source_uri,note\n"
        );
        foreach (var (row, citation) in rows)
            text.AppendJoin(
                    ',',
                    new[]
                    {
                        Countries.Code(row.Reporter),
                        Countries.Code(row.Partner),
                        row.Flow switch
                        {
                            Flow.ReImport => "re-import",
                            Flow.ReExport => "re-export",
                            var flow => $"{flow}",
                        },
                        $"{row.Days.First:yyyy-MM-dd}",
                        $"{row.Days.Last:yyyy-MM-dd}",
                        row.Classification,
                        row.Commodity,
                        Text(row.Value),
                        Text(row.Precision),
                        row.Currency,
                        row.Valuation == Valuation.Unspecified ? "" : $"{row.Valuation}",
                        Text(row.Weight),
                        Text(row.Quantity),
                        row.Unit,
                        row.Status == Status.Unspecified ? "" : $"{row.Status}",
                        Text(row.StatedGrowth),
                        $"{row.PublishedOn:yyyy-MM-dd}",
                        citation.Source,
                        citation.Uri,
                        citation.Note,
                    }.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                )
                .Append('\n');
        return text.ToString();
    }

    private static string Text(Money money) => (money.Thousandths / 1000m).ToString(CultureInfo.InvariantCulture);

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
