using StateVisit.Journal.Storage;

namespace StateVisit.TradeFigures;

public sealed class DatasetRow : Row
{
    public string Source { get; set; } = "";

    /// <summary>A day as text; empty: not known.</summary>
    public string PublishedOn { get; set; } = "";
    public int Format { get; set; }
    public int State { get; set; }

    /// <summary>Of the file, in lower-case hex.</summary>
    public string Sha256 { get; set; } = "";
}

public sealed class TargetRow : Row
{
    public string Pair { get; set; } = "";
    public int TargetKind { get; set; }
    public int Year { get; set; }
    public string StatedBy { get; set; } = "";
    public string StatedOn { get; set; } = "";
}

public sealed class QuotationRow : Row
{
    public string Pair { get; set; } = "";
    public string QuotedIn { get; set; } = "";
    public string AsOf { get; set; } = "";
}

/// <summary>A record of another service, kept here as its feed brings it.</summary>
public sealed class FollowedRow : Row;
