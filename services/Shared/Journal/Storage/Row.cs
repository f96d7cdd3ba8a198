namespace StateVisit.Journal.Storage;

/// <summary>
/// A record as it is stored: its message as bytes, beside the columns that lists filter and order by and that decide who
/// may see it. Columns are never null where a list can order by them, so that keyset paging needs no special case.
/// </summary>
public abstract class Row
{
    /// <summary>Id of the visit.</summary>
    public required string Visit { get; set; }

    /// <summary>The name within the visit: <c>sessions/welcome</c>; empty for the visit itself.</summary>
    public required string Path { get; set; }

    /// <summary>The revision that wrote it last.</summary>
    public long Revision { get; set; }

    public int Label { get; set; }

    /// <summary><c>|CN|RU|</c>, <c>*</c> for all, empty where the label is not for delegations.</summary>
    public string Delegations { get; set; } = "";

    /// <summary>Who sees it after its embargo; 0 without one.</summary>
    public int AfterLabel { get; set; }

    public string AfterDelegations { get; set; } = "";

    /// <summary>
    /// Unix milliseconds of the real time at which the embargo ends, which a rehearsal's clock moves; null without one, while
    /// held, if an event ends it, or if that clock stands.
    /// </summary>
    public long? ReleaseAt { get; set; }

    /// <summary>The event that ends the embargo: <c>sessions/welcome#start</c>; null if none or held.</summary>
    public string? ReleaseOn { get; set; }

    /// <summary>The message, etag left out; the very bytes that the journal holds.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>The embargo has run out; the write that ends it may still be to come.</summary>
    public bool IsDue(long now) => ReleaseAt <= now;
}
