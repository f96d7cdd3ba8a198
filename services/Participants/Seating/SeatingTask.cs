using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>All that a seating plan follows from.</summary>
/// <param name="Plan">Layout, profile, pins and rules.</param>
/// <param name="Sitters">Who is to be seated: the plan's, else who attends its session.</param>
/// <param name="People">By name: at least those of the sitters.</param>
/// <param name="Delegations">By name: at least those of the people.</param>
/// <param name="Order">Of the people.</param>
/// <param name="Host">The party that receives; empty: none is known.</param>
/// <param name="Guests">The parties received, in their order.</param>
public sealed record SeatingTask(
    SeatingPlan Plan,
    IReadOnlyList<Sitter> Sitters,
    IReadOnlyDictionary<string, Participant> People,
    IReadOnlyDictionary<string, Delegation> Delegations,
    V1.Precedence Order,
    string Host,
    IReadOnlyList<string> Guests
)
{
    /// <summary>Where the plan stands in the request, to name faults by.</summary>
    public string Field { get; init; } = "seating_plan";

    public SeatingProfile Profile => Profiles.Find(Plan.Profile)!;

    /// <summary>Most seats of a plan.</summary>
    public const int MostSeats = 5000;
}
