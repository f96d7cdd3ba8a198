using StateVisit.Internal.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <inheritdoc cref="Agenda.BadInputProperty" />
public sealed class BadInputProperty
{
    [Theory, OnBothStores]
    public async Task EveryBrokenFieldIsNamedAndNothingIsWritten(StoreKind store)
    {
        await using var scene = await TradeScene.StartAsync(store);
        var analyst = scene.Analyst;
        var dataset = await analyst.ImportAsync("year,flow,value,published_on\n2022,export,76120000000,2023-01-13\n");
        var target = await analyst.Figures.CreateTargetAsync(JournalTests.New("t"));
        var quotation = await analyst.Figures.CreateQuotationAsync(
            new()
            {
                Parent = scene.Visit.Name,
                QuotationId = "q",
                Quotation = new()
                {
                    Access = Make.Restricted,
                    QuotedIn = scene.Visit.Name + "/topics/trade",
                    Pair = "tradePairs/CN-RU",
                    Measure = Measure.Exports,
                    FirstDay = "2022-01-01",
                    LastDay = "2022-12-31",
                },
            }
        );
        var before = scene.Host.Log.Errors.Count();
        var heads = new HeadsService.HeadsServiceClient(scene.Host.As("service").Invoker);
        await new BadInput(
            TradeFiguresService.Descriptor,
            scene.Visit.Name,
            analyst.Invoker,
            analyst.Rest,
            heads
        ).RunAsync(
            ["tradePairs/CN-RU", "tradeBook", scene.Visit.Name, dataset.Dataset.Name, target.Name, quotation.Name],
            samples: 2,
            // Its document is either of the book or of a visit, and what is made up here is of both.
            but: "ImportTradeFigures"
        );
        scene.Host.Log.AssertNoErrors(before);
    }
}
