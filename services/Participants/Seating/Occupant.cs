using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>One who needs a seat: a person, the holder of an office, or one not yet named.</summary>
public sealed class Occupant
{
    /// <summary>Resource name; empty for an office and for one not yet named.</summary>
    public string Participant { get; init; } = "";
    public string Office { get; init; } = "";
    public string Party { get; init; } = "";
    public SitterFunction Function { get; set; }
    public bool IsDisputed { get; init; }

    /// <summary>Has a seat of their own already.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Leads the delegation.</summary>
    public bool Leads { get; init; }

    /// <summary>Place in the order of precedence; of those without a name, the one asked for in their party.</summary>
    public int Place { get; init; }

    /// <summary>Why the person has that place.</summary>
    public string PlaceReason { get; init; } = "";

    /// <summary>Place in the order of the side or of all, from 1; 0: outside the order.</summary>
    public int Order { get; set; }

    public bool IsNamed => Participant.Length > 0;
}
