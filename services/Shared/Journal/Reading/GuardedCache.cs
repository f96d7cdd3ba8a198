using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace StateVisit.Journal.Reading;

/// <summary>
/// Redis with a deadline and a breaker. A hung Redis would otherwise cost every miss its whole time-out; here it costs
/// 50 ms now and then, and the answer comes from the store.
/// </summary>
public sealed partial class GuardedCache(IDistributedCache inner, TimeProvider time, ILogger<GuardedCache> logger)
    : IDistributedCache
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private long closedAgainAt;

    /// <summary>Whether Redis is being left alone for a while.</summary>
    public bool IsResting => time.GetUtcNow().UtcTicks < Interlocked.Read(ref closedAgainAt);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        GuardAsync(t => inner.GetAsync(key, t), token);

    public Task SetAsync(
        string key,
        byte[] value,
        DistributedCacheEntryOptions options,
        CancellationToken token = default
    ) =>
        GuardAsync(
            async t =>
            {
                await inner.SetAsync(key, value, options, t);
                return null;
            },
            token
        );

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    /// <summary>Nothing relies on removal: keys carry revisions.</summary>
    public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public byte[]? Get(string key) => null;

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) { }

    public void Refresh(string key) { }

    public void Remove(string key) { }

    private async Task<byte[]?> GuardAsync(Func<CancellationToken, Task<byte[]?>> call, CancellationToken token)
    {
        if (IsResting)
            return null;
        try
        {
            return await call(token).WaitAsync(Deadline, time, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Interlocked.Exchange(ref closedAgainAt, (time.GetUtcNow() + Rest).UtcTicks);
            LogResting(logger, Rest.TotalSeconds, e.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cache does not answer; it is left alone for {Seconds} s ({Reason})")]
    private static partial void LogResting(ILogger logger, double seconds, string reason);
}
