using StateVisit.Participants.Drawing.Seats;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>The border of a place: what is not certain is not drawn solid.</summary>
internal readonly record struct Look(string Stroke, double Width, string Dash)
{
    public static Look Plain { get; } = new(Ink.Line, 0.25, "none");

    public static Look Disputed { get; } = new(Ink.Text, 0.5, "1.8 0.9");

    public static Look Empty { get; } = new(Ink.Line, 0.25, "0.7 0.9");

    public static Look Of(Placing place) =>
        place.Seat.Disputed ? Disputed
        : place.Holder is Holder.Nobody or Holder.Unnamed ? Empty
        : Plain;
}
