using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Asking;
using StateVisit.TradeFigures.Drawing;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

/// <summary>What the trade is, was and is promised to be.</summary>
public sealed partial class TradeFiguresApi
{
    public override Task<Series> GetSeries(GetSeriesRequest request, ServerCallContext context)
    {
        var (pair, currency) = (Asked.Pair(request.Name), Asked.Currency(request.Currency));
        return book.AnswerAsync(
            request,
            context,
            sources =>
                SeriesAsync(
                    sources,
                    pair,
                    Asked.OrTurnover(request.Measure),
                    Asked.OrYears(request.Frequency),
                    currency,
                    Asked.Day(request.AsOf)
                )
        );
    }

    public override Task<Summary> GetSummary(GetSummaryRequest request, ServerCallContext context)
    {
        var (pair, currency) = (Asked.Pair(request.Name), Asked.Currency(request.Currency));
        if (request.ThroughMonth > 0 && request.Year == 0)
            throw Fault.InvalidField("year", "is required with a month");
        return book.AnswerAsync(
            request,
            context,
            async sources =>
            {
                var asOf = Asked.Day(request.AsOf);
                var known = await sources.TotalsAsync(pair, asOf);
                var year = request.Year > 0 ? request.Year : SeriesAnswer.LastYear(pair, known, currency);
                return
                    year is { } asked
                    && SummaryAnswer.Of(
                        pair,
                        known,
                        await sources.TotalsAsync(pair.WithTheWorld, asOf),
                        request.ThroughMonth > 0 ? Days.Through(asked, request.ThroughMonth) : Days.Year(asked),
                        currency
                    )
                        is { } summary
                    ? summary
                    : throw Asked.NothingKnown(pair);
            }
        );
    }

    public override Task<Composition> GetComposition(GetCompositionRequest request, ServerCallContext context)
    {
        var pair = Asked.Pair(request.Name);
        var flow = Asked.OrImports(request.Flow);
        if (flow == Flow.Total)
            throw Fault.InvalidField("flow", "must be one way: a total has no chapters");
        return book.AnswerAsync(
            request,
            context,
            async sources =>
                await CompositionAsync(
                    sources,
                    pair,
                    flow,
                    request.Year,
                    request.Classification,
                    Asked.Day(request.AsOf)
                ) ?? throw Asked.NothingKnown(pair)
        );
    }

    public override Task<Mirror> GetMirror(GetMirrorRequest request, ServerCallContext context)
    {
        var (pair, currency) = (Asked.Pair(request.Name), Asked.Currency(request.Currency));
        if (pair.Partner == Countries.World)
            throw Fault.InvalidField("name", "must name two countries: the world reports nothing");
        return book.AnswerAsync(
            request,
            context,
            async sources =>
            {
                var asOf = Asked.Day(request.AsOf);
                var ours = await sources.TotalsAsync(pair, asOf);
                var theirs = await sources.TotalsAsync(pair.Mirrored, asOf);
                var year =
                    request.Year > 0
                        ? request.Year
                        : SeriesAnswer.LastYear(pair, ours, currency)
                            ?? SeriesAnswer.LastYear(pair.Mirrored, theirs, currency);
                return MirrorAnswer.Of(pair, ours, theirs, year ?? throw Asked.NothingKnown(pair), currency);
            }
        );
    }

    public override Task<Records> GetRecords(GetRecordsRequest request, ServerCallContext context)
    {
        var (pair, currency) = (Asked.Pair(request.Name), Asked.Currency(request.Currency));
        return book.AnswerAsync(
            request,
            context,
            async sources =>
                RecordsAnswer.Of(
                    await SeriesAsync(
                        sources,
                        pair,
                        Asked.OrTurnover(request.Measure),
                        Asked.OrYears(request.Frequency),
                        currency,
                        Asked.Day(request.AsOf)
                    )
                ) ?? throw Asked.NothingKnown(pair)
        );
    }

    public override async Task<TargetStandings> GetTargetStandings(
        GetTargetStandingsRequest request,
        ServerCallContext context
    )
    {
        var pair = Asked.Pair(request.Name);
        MustNotBeKept(context);
        var clearance = reader.ClearanceOf(context, RecordName.Book);
        var sources = await book.SourcesAsync(clearance, context.CancellationToken);
        var targets = await book.TargetsAsync(pair, clearance, context.CancellationToken);
        return await StandingsAsync(sources, pair, targets, Asked.Day(request.AsOf));
    }

    public override async Task<Briefing> GetBriefing(GetBriefingRequest request, ServerCallContext context)
    {
        var visit = await reader.GetAsync<Visit>(
            new RecordName(RecordName.Parse(request.Name).Visit, "").ToString(),
            context
        );
        MustNotBeKept(context);
        var pair = request.Pair.Length > 0 ? Asked.Pair(request.Pair, "pair") : PairOf(visit);
        var asOf = Asked.Day(request.AsOf.Length > 0 ? request.AsOf : visit.StartDate);
        var clearance = reader.ClearanceOf(context, RecordName.Book);
        var sources = await book.SourcesAsync(clearance, context.CancellationToken);
        return BriefingAnswer.Of(
            visit.Name,
            pair,
            await sources.TotalsAsync(pair, asOf),
            await sources.TotalsAsync(pair.Mirrored, asOf),
            await sources.TotalsAsync(pair.WithTheWorld, asOf),
            await sources.ChaptersAsync(pair, [Flow.Import, Flow.Export], asOf),
            await book.TargetsAsync(pair, clearance, context.CancellationToken),
            (asOf ?? Today).Year
        );
    }

    public override async Task<HttpBody> DrawChart(DrawChartRequest request, ServerCallContext context)
    {
        var (pair, currency) = (Asked.Pair(request.Name), Asked.Currency(request.Currency));
        MustNotBeKept(context);
        var clearance = reader.ClearanceOf(context, RecordName.Book);
        var sources = await book.SourcesAsync(clearance, context.CancellationToken);
        var (asOf, frequency) = (Asked.Day(request.AsOf), Asked.OrYears(request.Frequency));
        if (request.Chart == Chart.Composition)
        {
            var composition =
                await CompositionAsync(sources, pair, Asked.OrImports(request.Flow), request.Year, "", asOf)
                ?? throw Asked.NothingKnown(pair);
            return Body(
                request,
                request.Table ? ChartTable.Composition(composition) : ChartDrawing.Composition(composition)
            );
        }
        if (request.Chart == Chart.Balance)
        {
            var exports = await SeriesAsync(sources, pair, Measure.Exports, frequency, currency, asOf);
            var imports = await SeriesAsync(sources, pair, Measure.Imports, frequency, currency, asOf);
            return Body(
                request,
                request.Table ? ChartTable.Balance(exports, imports) : ChartDrawing.Balance(exports, imports)
            );
        }
        var measure = Asked.OrTurnover(request.Measure);
        var series = await SeriesAsync(sources, pair, measure, frequency, currency, asOf);
        var targets = await book.TargetsAsync(pair, clearance, context.CancellationToken);
        var standings = await StandingsAsync(sources, pair, targets, asOf);
        return Body(
            request,
            request.Table ? ChartTable.Series(series, standings) : ChartDrawing.Series(series, standings)
        );
    }

    /// <summary>It moves with more than the revision that answers are kept by: with the year, or with the trade book beside the visit.</summary>
    private static void MustNotBeKept(ServerCallContext context) =>
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";

    private static HttpBody Body(DrawChartRequest request, string text) =>
        new()
        {
            ContentType = request.Table ? "text/html; charset=utf-8" : "image/svg+xml; charset=utf-8",
            Data = ByteString.CopyFromUtf8(text),
        };

    private static async Task<Series> SeriesAsync(
        Sources sources,
        TradePair pair,
        Measure measure,
        Frequency frequency,
        string currency,
        DateOnly? asOf
    ) => SeriesAnswer.Of(pair, await sources.TotalsAsync(pair, asOf), measure, frequency, currency);

    private static async Task<Composition?> CompositionAsync(
        Sources sources,
        TradePair pair,
        Flow flow,
        int year,
        string classification,
        DateOnly? asOf
    )
    {
        var chapters = await sources.ChaptersAsync(pair, [flow], asOf);
        return (year > 0 ? year : CompositionAnswer.LastYear(pair, chapters, flow, classification)) is { } asked
            ? CompositionAnswer.Of(pair, chapters, await sources.TotalsAsync(pair, asOf), flow, asked, classification)
            : null;
    }

    private async Task<TargetStandings> StandingsAsync(
        Sources sources,
        TradePair pair,
        IEnumerable<Target> targets,
        DateOnly? asOf
    ) => TargetAnswer.Of(pair, await sources.TotalsAsync(pair, asOf), targets, (asOf ?? Today).Year);

    /// <summary>Who comes reports on who receives.</summary>
    private static TradePair PairOf(Visit visit)
    {
        var guest = visit.Guests.Select(Countries.OfCode).FirstOrDefault(country => country is not null);
        var host = visit.Hosts.Select(Countries.OfCode).FirstOrDefault(country => country is not null);
        return guest is { } reporter && host is { } partner
            ? new(reporter, partner)
            : throw Fault.InvalidField("pair", "is required: the visit has no host and guest that are countries");
    }
}
