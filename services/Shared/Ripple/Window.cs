namespace StateVisit.Ripple;

/// <summary>
/// What is known of an instant: it lies between two others (Unix milliseconds), either of which may be unknown. Later
/// bounds in give later bounds out, whatever is done with windows here: that is what keeps a delay from making anything
/// earlier.
/// </summary>
public readonly record struct Window(long Low, long High)
{
    /// <summary>No bound above; its negative: none below. Far enough from the ends of long that gaps can be added.</summary>
    public const long Unbounded = long.MaxValue / 4;

    public static Window Any { get; } = new(-Unbounded, Unbounded);

    public static Window Exactly(long instant) => new(instant, instant);

    public bool IsBoundedBelow => Low > -Unbounded;

    public bool IsBoundedAbove => High < Unbounded;

    public bool IsExact => Low == High;

    /// <summary>The instant to reckon with: the earliest possible, else the latest.</summary>
    public long? Instant =>
        IsBoundedBelow ? Low
        : IsBoundedAbove ? High
        : null;

    /// <summary>Not before either.</summary>
    public Window NotBefore(Window other) => new(Math.Max(Low, other.Low), Math.Max(High, other.High));

    public Window Plus(long gap) => new(IsBoundedBelow ? Low + gap : Low, IsBoundedAbove ? High + gap : High);
}
