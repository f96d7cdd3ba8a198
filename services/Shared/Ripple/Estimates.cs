using StateVisit.Agenda.V1;

namespace StateVisit.Ripple;

/// <summary>What is known of an instant, in the words of the contract.</summary>
public static class Estimates
{
    /// <summary>
    /// One bound where two are known: of what has happened the latest, of what is to come the earliest. Null if nothing is known.
    /// </summary>
    public static Estimate? Of(Window window, bool hasHappened) =>
        window switch
        {
            { IsBoundedBelow: false, IsBoundedAbove: false } => null,
            { IsExact: true } => new() { Time = window.Low.ToTimestamp(), Bound = Bound.Exact },
            { IsBoundedBelow: false } => new() { Time = window.High.ToTimestamp(), Bound = Bound.AtMost },
            { IsBoundedAbove: true } when hasHappened => new()
            {
                Time = window.High.ToTimestamp(),
                Bound = Bound.AtMost,
            },
            _ => new() { Time = window.Low.ToTimestamp(), Bound = Bound.AtLeast },
        };
}
