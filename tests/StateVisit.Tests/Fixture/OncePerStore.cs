using System.Collections.Concurrent;

namespace StateVisit.Tests.Fixture;

/// <summary>What several tests read and none changes, made once per store.</summary>
public sealed class OncePerStore<T>
{
    private readonly ConcurrentDictionary<StoreKind, Lazy<Task<T>>> made = new();

    public Task<T> GetOrAddAsync(StoreKind store, Func<Task<T>> make) => made.GetOrAdd(store, _ => new(make)).Value;
}
