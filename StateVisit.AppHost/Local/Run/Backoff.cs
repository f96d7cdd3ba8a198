namespace StateVisit.AppHost.Local;

/// <summary>Half a second, then twice as long each time, up to half a minute; a run of a minute starts the count afresh.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;

    public TimeSpan Next(TimeSpan lived)
    {
        var delay = lived >= LongEnough ? First : _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return delay;
    }
}
