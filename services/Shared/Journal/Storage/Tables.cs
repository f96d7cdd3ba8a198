namespace StateVisit.Journal.Storage;

/// <summary>Where a visit stands in this service: locked first by every write, read first by every answer.</summary>
public sealed class HeadRow
{
    public required string Visit { get; set; }
    public long Revision { get; set; }

    /// <summary>The last link of the hash chain.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>The visit exists (its journal stays when it is deleted).</summary>
    public bool Present { get; set; }
    public int Label { get; set; }
    public string Delegations { get; set; } = "";

    /// <summary>The first real instant at which an embargo of the visit ends.</summary>
    public long? NextRelease { get; set; }
}

/// <summary>One journaled change. What it was is in the chain; who may see it now is not, and follows the record.</summary>
public sealed class JournalRow
{
    public required string Visit { get; set; }
    public long Revision { get; set; }
    public int Ordinal { get; set; }
    public long Time { get; set; }
    public required string Actor { get; set; }
    public required string RequestId { get; set; }
    public required string Path { get; set; }
    public int Action { get; set; }
    public required string Reason { get; set; }
    public int Label { get; set; }
    public required string Delegations { get; set; }

    /// <summary>The revision of the entry before of the same record; 0: none.</summary>
    public long Previous { get; set; }

    /// <summary>Null once erased.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>The record's bytes; null once erased, empty for a deletion.</summary>
    public byte[]? Payload { get; set; }
    public byte[] Digest { get; set; } = [];
    public byte[] Hash { get; set; } = [];

    /// <summary>The record's label as it is now.</summary>
    public int NowLabel { get; set; }
    public string NowDelegations { get; set; } = "";
}

/// <summary>A write that was acknowledged, so that it never acts twice.</summary>
public sealed class RequestRow
{
    public required string Caller { get; set; }
    public required string RequestId { get; set; }

    /// <summary>Empty once what was written has been erased.</summary>
    public byte[] BodyHash { get; set; } = [];
    public long Time { get; set; }

    /// <summary>Null once no longer kept.</summary>
    public byte[]? Answer { get; set; }
}

/// <summary>One record names another.</summary>
public sealed class ReferenceRow
{
    public required string Visit { get; set; }
    public required string FromPath { get; set; }

    /// <summary>The field without indexes: <c>predecessors.session</c>.</summary>
    public required string Field { get; set; }
    public required string ToPath { get; set; }
}

/// <summary>How far this service has followed another one in a visit.</summary>
public sealed class FeedRow
{
    /// <summary>The other service.</summary>
    public required string Source { get; set; }
    public required string Visit { get; set; }

    /// <summary>Where to go on.</summary>
    public string Token { get; set; } = "";

    /// <summary>The revision of the other service that the token stands for.</summary>
    public long Position { get; set; }
}

/// <summary>A secret of the service, protected by its key ring.</summary>
public sealed class SecretRow
{
    public required string Name { get; set; }
    public byte[] Value { get; set; } = [];
}
