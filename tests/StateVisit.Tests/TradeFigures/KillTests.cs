using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <summary>An import under way when the process is killed leaves what was there before.</summary>
[Collection(nameof(Alone))]
public sealed class KillTests
{
    private const int Rows = 60_000;

    [Theory, OnBothStores]
    public async Task AnImportThatIsKilledLeavesNothing(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, TradeFiguresClient.Service);
        var service = await TradeFiguresProcess.StartAsync(store);
        await service
            .As("analyst")
            .ImportAsync("year,flow,value\n2021,total,5\n", header => header.DatasetId = "before");
        var table = System.Text.Encoding.UTF8.GetBytes(Table());
        foreach (var stage in new[] { "receiving", "checking", "storing" })
        {
            var heard = new TaskCompletionSource();
            var importing = ImportAsync(service, table, stage, heard);
            await Task.WhenAny(heard.Task, importing);
            await service.KillAsync();
            await importing;
            await service.DisposeAsync();
            service = await TradeFiguresProcess.StartAsync(store);
            var figures = service.As("analyst").Figures;
            var datasets = (await figures.ListDatasetsAsync(new())).Datasets.Select(dataset => dataset.Name);
            var series = await figures.GetSeriesAsync(new() { Name = "tradePairs/CN-RU" });
            // Killed at the very end it may have been recorded: then all of it counts.
            if (datasets.Contains("datasets/killed"))
                Assert.Equal(2, series.Points.Count);
            else
                Assert.Equal(5, Assert.Single(series.Points).Figure.Value);
        }
        var whole = await service.As("analyst").ImportAsync(table, header => header.DatasetId = "killed");
        Assert.True(whole.Unchanged || whole.Dataset.Report.Taken == Rows);
        await service.DisposeAsync();
    }

    private static async Task ImportAsync(
        TradeFiguresProcess service,
        byte[] table,
        string stage,
        TaskCompletionSource heard
    )
    {
        using var call = service.As("analyst").Figures.ImportObservations();
        try
        {
            await call.RequestStream.WriteAsync(
                new()
                {
                    Header = new()
                    {
                        DatasetId = "killed",
                        Dataset = new() { Access = Make.Public, Source = "Customs" },
                        Plain = new() { Pair = "tradePairs/CN-RU" },
                    },
                }
            );
            foreach (var piece in table.Chunk(100_000))
                await call.RequestStream.WriteAsync(new() { Content = Google.Protobuf.ByteString.CopyFrom(piece) });
            await call.RequestStream.CompleteAsync();
            await foreach (var part in call.ResponseStream.ReadAllAsync())
                if (part.Progress?.Stage == stage)
                    heard.TrySetResult();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // It was killed.
        }
    }

    /// <summary>Of one year, by commodity, with their total.</summary>
    private static string Table()
    {
        var table = new System.Text.StringBuilder("year,flow,value,classification,commodity\n");
        for (var i = 1; i < Rows; i++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"2022,import,{i},H6,{i:D6}\n");
        return table.Append("2022,total,9,H6,TOTAL\n").ToString();
    }
}
