using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;

namespace StateVisit.TradeFigures.Importing;

/// <summary>
/// Takes a file in as one dataset. The rows go into the store of observations under a key that nobody knows; the record of the
/// dataset, written last, is what makes them count. Whatever happens before that leaves everything as it was.
/// </summary>
public sealed class Importer(
    Store store,
    Writer writer,
    IObservations observations,
    IConfiguration configuration,
    TimeProvider time
)
{
    /// <summary>So many faults say enough of a file.</summary>
    private const int MostFaults = 20;

    /// <summary>Keys are numbers that JSON can carry.</summary>
    private const long MostOfKey = (1L << 53) - 1;

    private readonly long limit = configuration.GetValue("Import:Megabytes", 1024L) << 20;

    /// <param name="pieces">Of the file, in order.</param>
    /// <param name="tell">How far it is.</param>
    internal async Task<ImportResult> RunAsync(
        ImportHeader header,
        IAsyncEnumerable<ByteString> pieces,
        Func<ImportProgress, Task> tell,
        ServerCallContext context
    )
    {
        var cancellation = context.CancellationToken;
        var plain = PlainOf(header);
        // Who may not, and what cannot be, is told before the file has come.
        if (header.DatasetId.Length > 0)
            await RecordAsync(header, DatasetOf(header, new()), context, isTrial: true);
        else
            await writer.RunAsync(header, context, RecordRules.Book, _ => Task.FromResult(header), isTrial: true);

        await using var spool = new Spool(limit);
        await ReceiveAsync(spool, pieces, tell, cancellation);
        var sha256 = ByteString.CopyFrom(spool.End());
        var current = await CurrentAsync(cancellation);
        if (current.Find(dataset => dataset.Sha256 == sha256 && IsAboutTheSame(dataset, header)) is { } known)
            return new() { Dataset = View.Of(known, Clearance.Full), Unchanged = true };

        var file = FigureFile.Open(spool.Content, plain, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var key = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) & MostOfKey;
        await using var write = await observations.BeginAsync(key, cancellation);
        var pace = new Pace(time);
        var reading = await file.ReadAsync(
            rows => new(write.AddAsync(rows, cancellation)),
            rows => pace.Tell(() => tell(Progress("reading", spool.Length, rows))),
            cancellation
        );
        await pace.EndAsync();
        await tell(Progress("checking", spool.Length, reading.Report.Read));
        await RefuseClashesAsync(write, cancellation);
        await tell(Progress("storing", spool.Length, reading.Report.Read));
        var report = reading.Report;
        report.Duplicates = await write.CompleteAsync(reading.Citations, cancellation);
        report.Taken -= report.Duplicates;
        report.Revisions = await write.RevisionsAsync(
            header.Dataset.Source,
            [
                .. current
                    .Where(one => Overlap(one.Report, report) && IsWithin(header.Dataset, one.Access))
                    .Select(EarlierOf),
            ],
            cancellation
        );
        var dataset = DatasetOf(header, report);
        (dataset.Format, dataset.Sha256, dataset.Bytes) = (file.Format, sha256, spool.Length);
        if (file.Format == FileFormat.PlainCsv)
            dataset.Plain = header.Plain;
        if (header.ValidateOnly)
            return new() { Dataset = dataset };
        dataset.Key = key;
        await write.CommitAsync(cancellation);
        try
        {
            return new() { Dataset = await RecordAsync(header, dataset, context, isTrial: false) };
        }
        catch
        {
            // Nobody will ever ask for these rows.
            await observations.ForgetAsync(key, CancellationToken.None);
            throw;
        }
    }

    private static async Task ReceiveAsync(
        Spool spool,
        IAsyncEnumerable<ByteString> pieces,
        Func<ImportProgress, Task> tell,
        CancellationToken cancellation
    )
    {
        const long step = 8 << 20;
        var told = 0L;
        await foreach (var piece in pieces.WithCancellation(cancellation))
        {
            await spool.AddAsync(piece.Memory, cancellation);
            if (spool.Length - told < step)
                continue;
            told = spool.Length;
            await tell(Progress("receiving", told, 0));
        }
        await tell(Progress("receiving", spool.Length, 0));
    }

    /// <summary>The datasets that count, in the order in which they were recorded.</summary>
    private async Task<List<Dataset>> CurrentAsync(CancellationToken cancellation)
    {
        await using var db = store.Open();
        var bodies = await db.Set<DatasetRow>()
            .AsNoTracking()
            .Where(row => row.Visit == RecordName.Book && row.State == (int)DatasetState.Current)
            .Select(row => row.Body)
            .ToListAsync(cancellation);
        return
        [
            .. bodies
                .Select(Dataset.Parser.ParseFrom)
                .OrderBy(dataset => dataset.CreateTime)
                .ThenBy(dataset => dataset.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A plain table says what it was told to.</summary>
    private static bool IsAboutTheSame(Dataset known, ImportHeader header) =>
        known.Format != FileFormat.PlainCsv || Equals(known.Plain ?? new(), header.Plain ?? new());

    private static string IdOf(Dataset dataset)
    {
        byte[] all = [.. dataset.Sha256, .. dataset.Plain?.ToByteArray() ?? []];
        return $"d{Convert.ToHexStringLower(SHA256.HashData(all))[..15]}";
    }

    /// <summary>They may speak of the same cells.</summary>
    private static bool Overlap(ImportReport one, ImportReport other) =>
        one.Reporters.Intersect(other.Reporters).Any()
        && string.CompareOrdinal(one.FirstDay, other.LastDay) <= 0
        && string.CompareOrdinal(other.FirstDay, one.LastDay) <= 0;

    /// <summary>Whoever may know of the new one may know of the earlier: a count tells nobody of what they may not see.</summary>
    private static bool IsWithin(Dataset made, Access earlier) =>
        made.Access.IsWithin(earlier) && made.Embargo?.After.IsWithin(earlier) != false;

    private static Earlier EarlierOf(Dataset dataset) =>
        new(dataset.Key, dataset.Source, QuotationRules.Day(dataset.PublishedOn));

    private static async Task RefuseClashesAsync(IObservationsWrite write, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        foreach (var clash in await write.ClashesAsync(MostFaults, cancellation))
            faults.Add(
                $"content[line {clash.OtherLine}]",
                FormattableString.Invariant(
                    $"says {clash.OtherValue.Amount:0.###} where line {clash.Line} says {clash.Value.Amount:0.###} of the same"
                )
            );
        faults.ThrowIfAny();
    }

    private Task<Dataset> RecordAsync(ImportHeader header, Dataset dataset, ServerCallContext context, bool isTrial)
    {
        var id = header.DatasetId.Length > 0 ? header.DatasetId : IdOf(dataset);
        return writer.RunAsync(
            header,
            context,
            RecordRules.Book,
            async write =>
            {
                var name = $"datasets/{id}";
                var before = await write.FindAsync<Dataset>(name);
                // Whether it is the same file is not known before it has come.
                if (isTrial && before is not null)
                    return before;
                // The same file, once withdrawn, may come again under its name of old.
                if (before is { State: DatasetState.Withdrawn } && before.Sha256 == dataset.Sha256)
                    await write.DeleteAsync(before);
                return await write.CreateAsync(name, dataset, "dataset", "dataset_id");
            },
            isTrial
        );
    }

    private static Dataset DatasetOf(ImportHeader header, ImportReport report) =>
        new()
        {
            Access = header.Dataset.Access,
            Embargo = header.Dataset.Embargo,
            Source = header.Dataset.Source,
            SourceUri = header.Dataset.SourceUri,
            Licence = header.Dataset.Licence,
            PublishedOn = header.Dataset.PublishedOn,
            Note = header.Dataset.Note,
            State = DatasetState.Current,
            Report = report,
        };

    private static PlainTable PlainOf(ImportHeader header)
    {
        var plain = header.Plain ?? new();
        var faults = new FieldFaults();
        RecordRules.MustBePair(plain.Pair, "header.plain.pair", faults);
        RecordRules.MustBeCurrency(plain.Currency, "header.plain.currency", faults);
        faults.ThrowIfAny();
        return new(TradePair.Find(plain.Pair), plain.Currency, plain.Status);
    }

    private static ImportProgress Progress(string stage, long bytes, long rows) =>
        new()
        {
            Stage = stage,
            Bytes = bytes,
            Rows = rows,
        };
}
