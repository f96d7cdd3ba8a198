using Google.Protobuf.WellKnownTypes;
using StateVisit.TradeFigures;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>Small tables made by hand: each fact says only what it is about.</summary>
internal static class Cells
{
    public static readonly TradePair Pair = TradePair.Find("tradePairs/CN-RU")!.Value;

    /// <summary>In US dollars, of dataset 1, published on the 13th of the month after.</summary>
    public static Cell Of(Days days, Flow flow, double value) =>
        new(
            1,
            2,
            Pair.Reporter,
            Pair.Partner,
            flow,
            days,
            "",
            Observation.Total,
            Money.Of(value),
            "USD",
            new(0),
            Valuation.Unspecified,
            Status.Unspecified,
            null,
            days.Last.AddDays(13),
            Formation.Reported,
            new("", "", ""),
            1
        );

    public static Cell Total(int year, double billions) => Of(Days.Year(year), Flow.Total, billions * 1e9);

    public static Cell Export(int year, double billions) => Of(Days.Year(year), Flow.Export, billions * 1e9);

    public static Cell Import(int year, double billions) => Of(Days.Year(year), Flow.Import, billions * 1e9);

    public static Cell By(this Cell cell, string source) => cell with { Citation = new(source, "", "") };

    public static Cell On(this Cell cell, string? day) =>
        cell with
        {
            PublishedOn = day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"),
        };

    public static Cell With(this Cell cell, TradePair pair) =>
        cell with
        {
            Reporter = pair.Reporter,
            Partner = pair.Partner,
        };

    public static Cell Chapter(
        this Cell cell,
        string code,
        string classification = "H6",
        Formation formation = Formation.SumOfCommodities
    ) => cell with { Commodity = code, Classification = classification, Formation = formation };

    public static Dataset Dataset(long key, string source, string publishedOn = "", string recordedOn = "2026-01-01") =>
        new()
        {
            Key = key,
            Name = $"datasets/d{key}",
            Source = source,
            PublishedOn = publishedOn,
            CreateTime = Timestamp.FromDateTime(
                DateOnly.ParseExact(recordedOn, "yyyy-MM-dd").ToDateTime(default, DateTimeKind.Utc)
            ),
        };

    public static IReadOnlyDictionary<long, Dataset> Datasets(params Dataset[] datasets) =>
        datasets.ToDictionary(dataset => dataset.Key);

    /// <summary>In two datasets, recorded one day after the other.</summary>
    public static Knowledge Known(DateOnly? asOf, params Cell[] cells) =>
        new(
            cells,
            Datasets(Dataset(1, "Customs"), Dataset(2, "Customs", "", "2026-01-02"), Dataset(3, "UN Comtrade")),
            asOf
        );

    public static Knowledge Known(params Cell[] cells) => Known(null, cells);

    public static Series Years(Knowledge known, Measure measure = Measure.Turnover) =>
        SeriesAnswer.Of(Pair, known, measure, Frequency.Year, "");
}
