using StateVisit.Journal.Storage;

namespace StateVisit.Agenda;

public sealed class VisitRow : Row
{
    public int VisitType { get; set; }
    public int Phase { get; set; }
    public string StartDate { get; set; } = "";
    public string EndDate { get; set; } = "";
}

public sealed class VenueRow : Row
{
    public int VenueType { get; set; }
    public string Parent { get; set; } = "";
}

public sealed class SessionRow : Row
{
    public int SessionKind { get; set; }
    public string Track { get; set; } = "";

    /// <summary>Empty: not yet on a day.</summary>
    public string Day { get; set; } = "";
    public int Order { get; set; }
    public string Venue { get; set; } = "";
    public int State { get; set; }

    /// <summary>Unix milliseconds; without one, <see cref="long.MaxValue"/>: after those that have one.</summary>
    public long PlannedStart { get; set; }
    public string Topics { get; set; } = "";
}

public sealed class TimingRow : Row;

public sealed class TopicRow : Row
{
    public int TopicState { get; set; }
}

public sealed class CueRow : Row
{
    public string Session { get; set; } = "";
    public int Anchor { get; set; }
    public string CueVenue { get; set; } = "";
}

public sealed class AcknowledgementRow : Row;

public sealed class PersonRow : Row;
