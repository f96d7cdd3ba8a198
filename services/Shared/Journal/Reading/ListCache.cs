using Google.Protobuf;
using Microsoft.Extensions.Caching.Hybrid;
using StateVisit.Journal.Labels;

namespace StateVisit.Journal.Reading;

/// <summary>
/// Answers to questions that cost a query, in process and in Redis. Keys carry where the head stands, so nothing is ever
/// invalidated: a late fill lands under a key nobody asks for any more. What holds RESTRICTED stays in the process.
/// </summary>
public sealed class ListCache(HybridCache cache)
{
    private static readonly HybridCacheEntryOptions Shared = new()
    {
        Expiration = TimeSpan.FromMinutes(10),
        LocalCacheExpiration = TimeSpan.FromMinutes(1),
    };

    private static readonly HybridCacheEntryOptions InProcess = new()
    {
        Expiration = TimeSpan.FromMinutes(1),
        LocalCacheExpiration = TimeSpan.FromMinutes(1),
        Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    public async Task<TAnswer> GetAsync<TAnswer>(
        string key,
        Clearance clearance,
        Func<CancellationToken, Task<TAnswer>> make,
        CancellationToken cancellation
    )
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var bytes = await cache.GetOrCreateAsync(
            key,
            make,
            static async (make, cancellation) => (await make(cancellation)).ToByteArray(),
            clearance.IsFull ? InProcess : Shared,
            cancellationToken: cancellation
        );
        return new MessageParser<TAnswer>(static () => new TAnswer()).ParseFrom(bytes);
    }
}
