using System.Xml.Linq;
using StateVisit.Tests.TradeFigures.Answering;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Drawing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Drawing;

public sealed class ChartTableTests
{
    [Fact]
    public void ASeriesIsATableWithItsNotesAndTargets()
    {
        var page = Read(
            ChartTable.Series(Years(Moscow.Known()), TargetAnswer.Of(Moscow.Pair, Moscow.Known(), Moscow.Targets, 2026))
        );

        Assert.Equal(25, Rows(page).Count);
        Assert.Equal(
            [
                "2023",
                "240,110,000,000",
                "240.1 billion US dollars",
                "26.2",
                "",
                Moscow.Gacc,
                "2024-01-13",
                "above everything before",
            ],
            Rows(page)[22]
        );
        Assert.All(page.Descendants("th"), th => Assert.True((string?)th.Attribute("scope") is "col" or "row"));
        Assert.StartsWith("Trade of the People's Republic of China", page.Descendants("caption").Single().Value);
        Assert.Contains("Not known: 2001.", page.Descendants("li").Select(li => li.Value));
        Assert.Contains(
            page.Descendants("li"),
            li =>
                li.Value
                == "Target of both governments, 27 August 2011, 100.0 billion US dollars: Missed in 2015, reached in 2018."
        );
    }

    [Fact]
    public void ABalanceHasACellForWhatIsKnownOnly()
    {
        var known = Known(Export(2020, 50), Import(2020, 57.5), Export(2021, 67));

        var page = Read(ChartTable.Balance(Years(known, Measure.Exports), Years(known, Measure.Imports)));

        Assert.Equal(
            [
                ["2020", "50,000,000,000", "57,500,000,000", "-7,500,000,000", "Customs"],
                ["2021", "67,000,000,000", "", "", "Customs"],
            ],
            Rows(page)
        );
    }

    [Fact]
    public void ACompositionHasARowForEveryChapter()
    {
        var composition = CompositionAnswer.Of(
            Pair,
            Known(Import(2022, 30).Chapter("27"), Import(2022, 10).Chapter("44"), Import(2021, 20).Chapter("27")),
            Known(Import(2022, 41)),
            Flow.Import,
            2022,
            ""
        )!;

        var page = Read(ChartTable.Composition(composition));

        Assert.Equal(["27", "Mineral fuels and oils", "30,000,000,000", "75.0", "50.0"], Rows(page)[0]);
        Assert.Contains(page.Descendants("li"), li => li.Value == "Concentration: 6,250 of 10,000.");
        Assert.Contains(
            page.Descendants("li"),
            li => li.Value.EndsWith("not in any of these: 1,000,000,000.", StringComparison.Ordinal)
        );
    }

    private static XElement Read(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page);
        return XElement.Parse(page[page.IndexOf('\n')..]);
    }

    private static List<List<string>> Rows(XElement page) =>
        [
            .. page.Descendants("tbody")
                .Single()
                .Elements("tr")
                .Select(row => row.Elements().Select(cell => cell.Value).ToList()),
        ];
}
