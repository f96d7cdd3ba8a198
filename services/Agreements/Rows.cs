using StateVisit.Journal.Storage;

namespace StateVisit.Agreements;

public sealed class AgreementRow : Row
{
    public int AgreementKind { get; set; }
    public int Level { get; set; }
    public int Conclusion { get; set; }
    public int State { get; set; }
    public int Place { get; set; }
    public int SigningOrder { get; set; }

    /// <summary><c>|CN|RU|</c></summary>
    public string Parties { get; set; } = "";

    /// <summary><c>|ru|zh|</c></summary>
    public string Languages { get; set; } = "";
}

public sealed class PreparationRow : Row;

public sealed class VersionRow : Row
{
    public string Language { get; set; } = "";
    public int Number { get; set; }
    public string Author { get; set; } = "";
}

public sealed class ApprovalRow : Row
{
    public int ApprovalState { get; set; }
    public int Group { get; set; }
    public string Party { get; set; } = "";
}

/// <summary>A record of another service, kept here as its feed brings it.</summary>
public sealed class FollowedRow : Row;
