using System.Collections.Concurrent;
using StateVisit.Journal.Labels;

namespace StateVisit.Journal.Following;

/// <summary>When this process last heard of each visit from the services that it follows.</summary>
public sealed class Feeds(IEnumerable<Source> sources, TimeProvider time)
{
    /// <summary>What has not been heard of for so long is silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How often whoever waits for a feed to come back looks.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Those that say who or what may be named; while one of them is silent, nobody and nothing is.</summary>
    private readonly string[] names =
    [
        .. sources.Where(source => source.SaysWhoMayBeNamed).Select(source => source.Name),
    ];

    /// <summary>When each was heard of last, as a timestamp of the process.</summary>
    private readonly ConcurrentDictionary<(string Source, string Visit), long> feeds = new();

    public int Count(string source) => feeds.Keys.Count(feed => feed.Source == source);

    public int Silent(string source) =>
        feeds.Keys.Count(feed => feed.Source == source && UntilSilent(source, feed.Visit) <= TimeSpan.Zero);

    /// <summary>Everything up to now has been taken over.</summary>
    public void Hear(string source, string visit) => feeds[(source, visit)] = time.GetTimestamp();

    public void Forget(string source, string visit) => feeds.TryRemove((source, visit), out _);

    /// <summary>Whether those below full clearance may be shown who is named in the visit.</summary>
    public bool MayName(string visit) => Array.TrueForAll(names, source => UntilSilent(source, visit) > TimeSpan.Zero);

    /// <summary>The clearance as it is at present.</summary>
    public Clearance Limit(Clearance clearance, string visit) =>
        clearance.IsFull || MayName(visit) ? clearance : clearance.Nameless;

    /// <summary>How long until the limit may change by silence alone, or is to be looked at again.</summary>
    public TimeSpan UntilLimit(Clearance clearance, string visit)
    {
        if (names.Length == 0 || clearance.IsFull)
            return TimeSpan.MaxValue;
        var left = names.Min(source => UntilSilent(source, visit));
        return left > LookAgain ? left : LookAgain;
    }

    private TimeSpan UntilSilent(string source, string visit) =>
        feeds.TryGetValue((source, visit), out var heard) ? Patience - time.GetElapsedTime(heard) : TimeSpan.Zero;
}
