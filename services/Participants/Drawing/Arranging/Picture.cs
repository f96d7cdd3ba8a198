using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>Where everything is drawn.</summary>
internal sealed class Picture
{
    public List<Plate> Plates { get; } = [];

    public List<Chair> Chairs { get; } = [];

    public List<Leader> Leaders { get; } = [];

    /// <summary>Tables, as SVG paths.</summary>
    public List<string> Furniture { get; } = [];

    public List<Sign> Signs { get; } = [];

    /// <summary>How far a plate is from its chair, in millimetres: the eye has to follow.</summary>
    public double Distance => Leaders.Count == 0 ? 0 : Leaders.Average(leader => leader.Length);

    public void Add(Picture other)
    {
        Plates.AddRange(other.Plates);
        Chairs.AddRange(other.Chairs);
        Leaders.AddRange(other.Leaders);
        Furniture.AddRange(other.Furniture);
        Signs.AddRange(other.Signs);
    }
}

/// <summary>What is written at a place, and where.</summary>
internal sealed record Plate(Placing Place, Box Box, Edge Edge)
{
    /// <summary>Distance between plates.</summary>
    public const double Gap = 1.2;
}

/// <summary>A chair at a table.</summary>
/// <param name="Facing">Degrees clockwise from the top of the sheet.</param>
internal sealed record Chair(Placing Place, Spot Spot, double Facing, double Size);

/// <summary>A line from a plate to its chair.</summary>
internal sealed record Leader(Spot From, Spot Bend, Spot To)
{
    public double Length => Math.Sqrt(Math.Pow(To.X - From.X, 2) + Math.Pow(To.Y - From.Y, 2));
}

/// <summary>A word about the room or a side.</summary>
internal sealed record Sign(SignKind Kind, Box Box, string Text, string Language, IReadOnlyList<string> Parties);

internal enum SignKind
{
    /// <summary>Who sits on a side, or which table it is.</summary>
    Heading,
    DoorBelow,
    DoorLeft,

    /// <summary>The camera, the front, the audience: what the rows face.</summary>
    Faced,
}

/// <summary>On which side of the picture a plate stands.</summary>
internal enum Edge
{
    Top,
    Right,
    Bottom,
    Left,
}
