using StateVisit.Journal.Storage;

namespace StateVisit.Participants;

public sealed class DelegationRow : Row
{
    public string Party { get; set; } = "";
    public int DelegationKind { get; set; }
}

public sealed class ParticipantRow : Row
{
    public string Delegation { get; set; } = "";
    public int Role { get; set; }
    public string Rank { get; set; } = "";
    public int Accreditation { get; set; }
    public int ListPlace { get; set; }
    public int Leads { get; set; }
    public string Accompanies { get; set; } = "";
}

public sealed class ContactCardRow : Row;

public sealed class RankLadderRow : Row;

public sealed class SeatingPlanRow : Row
{
    public string Session { get; set; } = "";
    public int Layout { get; set; }
}

/// <summary>A record of the agenda, kept here as the feed brings it.</summary>
public sealed class FollowedRow : Row;
