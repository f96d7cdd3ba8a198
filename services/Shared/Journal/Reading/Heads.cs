using System.Data.Common;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Reading;

/// <summary>Where a visit stands, read from the store after the question was asked.</summary>
public sealed record Head(
    string Visit,
    long Revision,
    byte[] Hash,
    bool Present,
    int Label,
    string Delegations,
    long? NextRelease
)
{
    /// <summary>
    /// The revision, told from the same number in any other history: a store that was restored or made anew counts the
    /// same numbers again, and may find the cache of the one before.
    /// </summary>
    public string Point => $"{Revision}-{Convert.ToHexStringLower(Hash)}";

    public bool IsVisibleTo(Clearance clearance) => Present && clearance.Sees(Label, Delegations);
}

/// <summary>
/// Reads heads in batches: one query is in flight, whoever asks meanwhile shares the next. A read after an acknowledged
/// write therefore sees it, from any replica, at a fraction of a query per call. An embargo that has run out is ended
/// before the head is given out.
/// </summary>
public sealed class Heads(Store store, Releases releases, TimeProvider time)
{
    private readonly Lock gate = new();
    private Dictionary<string, TaskCompletionSource<Head?>> next = new(StringComparer.Ordinal);
    private bool inFlight;

    /// <summary>The head, or null if this service has never heard of the visit.</summary>
    public async Task<Head?> FindAsync(string visit, CancellationToken cancellation)
    {
        var head = await AskAsync(visit);
        if (head?.NextRelease is { } release && release <= time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            await releases.RunAsync(visit, cancellation);
            head = await AskAsync(visit);
        }
        return head;
    }

    /// <summary>The head of a visit that the caller may see. NOT_FOUND names what was asked for.</summary>
    public async Task<Head> GetAsync(string visit, Clearance clearance, string asked, CancellationToken cancellation)
    {
        var head = await FindAsync(visit, cancellation);
        return head is not null && head.IsVisibleTo(clearance) ? head : throw Fault.NotFound(asked);
    }

    private Task<Head?> AskAsync(string visit)
    {
        TaskCompletionSource<Head?>? answer;
        var start = false;
        lock (gate)
        {
            if (!next.TryGetValue(visit, out answer))
                next[visit] = answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!inFlight)
                inFlight = start = true;
        }
        if (start)
            _ = RunAsync();
        return answer.Task;
    }

    /// <summary>Answers batch after batch until nobody asks.</summary>
    private async Task RunAsync()
    {
        // Not on the thread of the first who asked: others join meanwhile.
        await Task.Yield();
        while (true)
        {
            Dictionary<string, TaskCompletionSource<Head?>> batch;
            lock (gate)
            {
                if (next.Count == 0)
                {
                    inFlight = false;
                    return;
                }
                batch = next;
                next = new(StringComparer.Ordinal);
            }
            try
            {
                var heads = await ReadAsync([.. batch.Keys]);
                foreach (var (visit, answer) in batch)
                    answer.SetResult(heads.GetValueOrDefault(visit));
            }
            catch (Exception e)
            {
                foreach (var answer in batch.Values)
                    answer.TrySetException(e);
            }
        }
    }

    private async Task<Dictionary<string, Head>> ReadAsync(string[] visits)
    {
        await using var db = store.Open();
        var names = string.Join(", ", visits.Select((_, i) => $"@v{i}"));
        await using var command = await db.CommandAsync(
            $"""
            SELECT "Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease" FROM heads WHERE "Visit" IN ({names})
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
                reader.GetFieldValue<byte[]>(2),
                reader.GetBoolean(3),
                reader.GetInt32(4),
                reader.GetString(5),
                await reader.IsDBNullAsync(6) ? null : reader.GetInt64(6)
            );
        return heads;
    }
}
