using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Reading;

/// <summary>Where a visit stands, read from the store after the question was asked.</summary>
public sealed record Head(string Visit, long Revision, bool Present, int Label, string Delegations, long? NextRelease)
{
    public bool IsVisibleTo(Clearance clearance) => Present && clearance.Sees(Label, Delegations);
}

/// <summary>
/// Reads heads in batches: one query is in flight, whoever asks meanwhile shares the next. A read after an acknowledged
/// write therefore sees it, from any replica, at a fraction of a query per call. An embargo that has run out is ended
/// before the head is given out.
/// </summary>
public sealed class Heads(Store store, Releases releases, TimeProvider time) : BackgroundService
{
    private const int BatchSize = 500;

    private readonly Channel<Question> questions = Channel.CreateBounded<Question>(10_000);

    private sealed record Question(string Visit)
    {
        public TaskCompletionSource<Head?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The head, or null if this service has never heard of the visit.</summary>
    public async Task<Head?> FindAsync(string visit, CancellationToken cancellation)
    {
        var head = await AskAsync(visit, cancellation);
        if (head?.NextRelease <= time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            await releases.RunAsync(visit, cancellation);
            head = await AskAsync(visit, cancellation);
        }
        return head;
    }

    /// <summary>The head of a visit that the caller may see. NOT_FOUND names what was asked for.</summary>
    public async Task<Head> GetAsync(string visit, Clearance clearance, string asked, CancellationToken cancellation)
    {
        var head = await FindAsync(visit, cancellation);
        return head is not null && head.IsVisibleTo(clearance) ? head : throw Fault.NotFound(asked);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Question>();
        while (await questions.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < BatchSize && questions.Reader.TryRead(out var question))
                batch.Add(question);
            try
            {
                var heads = await ReadAsync([.. batch.Select(q => q.Visit).Distinct(StringComparer.Ordinal)]);
                foreach (var question in batch)
                    question.Answer.SetResult(heads.GetValueOrDefault(question.Visit));
            }
            catch (Exception e)
            {
                foreach (var question in batch)
                    question.Answer.TrySetException(e);
            }
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        questions.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private async Task<Head?> AskAsync(string visit, CancellationToken cancellation)
    {
        var question = new Question(visit);
        try
        {
            await questions.Writer.WriteAsync(question, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw Fault.Unavailable("The service is shutting down.");
        }
        return await question.Answer.Task.WaitAsync(cancellation);
    }

    private async Task<Dictionary<string, Head>> ReadAsync(string[] visits)
    {
        await using var db = store.Open();
        var names = string.Join(", ", visits.Select((_, i) => $"@v{i}"));
        await using var command = await db.CommandAsync(
            $"""
            SELECT "Visit", "Revision", "Present", "Label", "Delegations", "NextRelease" FROM heads WHERE "Visit" IN ({names})
            """,
            default,
            visits.Select((visit, i) => ($"v{i}", (object?)visit)).ToArray()
        );
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var heads = new Dictionary<string, Head>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            heads[reader.GetString(0)] = new(
                reader.GetString(0),
                reader.GetInt64(1),
                reader.GetBoolean(2),
                reader.GetInt32(3),
                reader.GetString(4),
                await reader.IsDBNullAsync(5) ? null : reader.GetInt64(5)
            );
        return heads;
    }
}
