using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>Files that are something else, and are told what.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\r\n", "is empty")]
    [InlineData(
        "Query complexity: your query asks for too much.\r\nResultset count: 0\r\n",
        "an error answer of the UN Comtrade service"
    )]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>", "a page of a website")]
    [InlineData("\uFEFF  <html>", "a page of a website")]
    [InlineData("<?xml version=\"1.0\"?><rows/>", "is XML")]
    [InlineData("Dear colleague\nplease find attached\n", "is text, and no table: it begins with \"Dear colleague\"")]
    [InlineData("year;flow;value\n2020;total;1\n", "not separated by commas")]
    [InlineData("PK\u0003\u0004rest", "a workbook or an archive")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("year,flow,value\n", "no rows below its header")]
    [InlineData("\"year,flow,value\n2020,total,1\n", "quotation mark")]
    [InlineData("a\0b,c\n", "is no text")]
    public async Task SomethingElseIsToldWhatItLooksLike(string text, string reason) =>
        Assert.Contains(reason, await ReadFile.RefusalAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task Utf16IsToldToBeSavedAnew() =>
        Assert.Contains("UTF-16", await ReadFile.RefusalAsync([0xFF, 0xFE, (byte)'y', 0]), StringComparison.Ordinal);

    [Fact]
    public async Task ATableThatSharesColumnsIsToldWhichItLacks() =>
        Assert.Equal(
            "shares columns with a download of UN Comtrade (reporterCode, partnerCode, cmdCode), but has no period, no flowCode, no classificationCode, no primaryValue",
            await ReadFile.RefusalAsync("reporterCode,partnerCode,cmdCode,tariff\n156,643,0101,5\n")
        );

    [Fact]
    public async Task ATableOfTargetsIsNoTableOfTrade() =>
        Assert.Equal(
            "shares columns with a plain table of trade figures (year, value), but has no flow",
            await ReadFile.RefusalAsync("year,value,condition\n2030,300,annual trade\n")
        );

    [Fact]
    public async Task ATableOfSomethingElseIsToldItsOwnColumns() =>
        Assert.Equal(
            "is a table of something else: its columns are (no name), section, parent; a plain table of trade figures has year or period_start and period_end, flow, value or value_usd",
            await ReadFile.RefusalAsync(",section,parent\n0,I,TOTAL\n")
        );
}
