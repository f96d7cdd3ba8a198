using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>A place to sit or stand, taken or not.</summary>
public sealed class Chair(string id, Spot spot, SeatSide side = SeatSide.Unspecified, int unit = 0)
{
    public string Id => id;

    public Spot Spot => spot;

    public SeatSide Side => side;

    /// <summary>The table or row, from 1; 0: there is one table.</summary>
    public int Unit => unit;

    /// <summary>A place to stand, which is none while nobody stands there.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Behind the sitters of the table.</summary>
    public bool IsBehind { get; init; }

    public Bench? Bench { get; private set; }

    /// <summary>Place on the bench, from 0.</summary>
    public int Place { get; private set; }

    internal void Join(Bench bench, int place) => (Bench, Place) = (bench, place);
}

/// <summary>Metres and degrees, as the contract counts them.</summary>
public readonly record struct Spot(double X, double Y, double Facing)
{
    /// <summary>So many metres to the right of who sits here, looking the same way.</summary>
    public Spot Right(double metres)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Facing));
        return this with { X = X + (metres * cos), Y = Y - (metres * sin) };
    }

    public Spot Back(double metres)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Facing));
        return this with { X = X - (metres * sin), Y = Y - (metres * cos) };
    }
}
