using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Seats;

/// <summary>A seat and what is written at it.</summary>
public sealed record Placing(Seat Seat, Holder Holder)
{
    public Wording Name { get; init; }

    /// <summary>The name in the person's own script, where that is another.</summary>
    public Wording OwnName { get; init; }

    public Wording Office { get; init; }

    /// <summary>The number in the order, or a letter for those outside it.</summary>
    public string Mark =>
        Holder == Holder.Nobody ? ""
        : Seat.Order > 0 ? Seat.Order.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Seat.Function switch
        {
            SitterFunction.Interpreter => "i",
            SitterFunction.NoteTaker => "n",
            SitterFunction.Assistant => "a",
            SitterFunction.Witness => "w",
            _ => "",
        };
}

/// <summary>Who has a seat.</summary>
public enum Holder
{
    Nobody,
    Person,

    /// <summary>Whoever holds an office.</summary>
    Office,

    /// <summary>Someone of a party who is not named, or not to this reader.</summary>
    Unnamed,
}
