using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Importing;

/// <summary>
/// Takes a file in as one dataset. The rows go into the store of observations under a key that nobody knows; the record of the
/// dataset, written last, is what makes them count. Whatever happens before that leaves everything as it was.
/// </summary>
public sealed class Importer(Writer writer, IObservations observations, IConfiguration configuration, TimeProvider time)
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
        if (await FindAsync(header, sha256, context) is { } known)
            return new() { Dataset = known, Unchanged = true };

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
        if (header.ValidateOnly)
        {
            var checkedOnly = DatasetOf(header, reading.Report);
            (checkedOnly.Format, checkedOnly.Sha256, checkedOnly.Bytes) = (file.Format, sha256, spool.Length);
            return new() { Dataset = checkedOnly };
        }
        await tell(Progress("storing", spool.Length, reading.Report.Read));
        var report = reading.Report;
        report.Duplicates = await write.CommitAsync(reading.Citations, cancellation);
        report.Taken -= report.Duplicates;
        var dataset = DatasetOf(header, report);
        (dataset.Format, dataset.Sha256, dataset.Bytes, dataset.Key) = (file.Format, sha256, spool.Length, key);
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

    /// <summary>The dataset that holds the same file already; null if none does that counts.</summary>
    private async Task<Dataset?> FindAsync(ImportHeader header, ByteString sha256, ServerCallContext context)
    {
        Dataset? found = null;
        var hex = Convert.ToHexStringLower(sha256.Span);
        await writer.RunAsync(
            header,
            context,
            RecordRules.Book,
            async write =>
            {
                var rows = await write
                    .Db.Set<DatasetRow>()
                    .AsNoTracking()
                    .Where(row =>
                        row.Visit == RecordName.Book && row.Sha256 == hex && row.State == (int)DatasetState.Current
                    )
                    .OrderBy(row => row.Path)
                    .ToListAsync(context.CancellationToken);
                if (rows.Count > 0)
                    found = View.Of((Dataset)Kinds.Datasets.Parse(rows[0].Body), Clearance.Full);
                return header;
            },
            isTrial: true
        );
        return found;
    }

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
        var id =
            header.DatasetId.Length > 0 ? header.DatasetId : $"d{Convert.ToHexStringLower(dataset.Sha256.Span)[..15]}";
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
        RecordRules.MustBePair(plain.Pair, "plain.pair", faults);
        RecordRules.MustBeCurrency(plain.Currency, "plain.currency", faults);
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
