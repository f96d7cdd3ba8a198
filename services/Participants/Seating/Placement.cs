using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>Who sits where: pins first, then each line in its order.</summary>
public sealed class Placement
{
    private readonly Dictionary<Chair, Occupant> sitters = [];
    private readonly Dictionary<Occupant, Chair> chairs = [];
    private readonly HashSet<Chair> kept = [];
    private readonly Dictionary<Occupant, Line> lines = [];
    private readonly List<Chair> all;
    private readonly Dictionary<string, Chair> byId;

    private Placement(Company company, Room room)
    {
        (Company, Room) = (company, room);
        all = [.. room.Chairs];
        byId = room.Chairs.ToDictionary(chair => chair.Id, StringComparer.Ordinal);
    }

    public Company Company { get; }

    public Room Room { get; }

    /// <summary>In place order, those behind last.</summary>
    public IReadOnlyList<Chair> Chairs => all;

    /// <summary>Those of the lines for whom there is no chair.</summary>
    public int Missing { get; private set; }

    /// <summary>Where people were due by precedence before rules moved them, and the rule that did.</summary>
    public Dictionary<Occupant, (Chair Due, int Rule)> Moved { get; } = [];

    /// <returns>Null: the room lacks a chair that is pinned.</returns>
    public static Placement? Of(Company company, Room room, IReadOnlyList<Pin> pins)
    {
        var placement = new Placement(company, room);
        if (!pins.All(placement.Pin))
            return null;
        foreach (var line in room.Lines)
            placement.Seat(line);
        return placement;
    }

    public Occupant? SitterOf(Chair chair) => sitters.GetValueOrDefault(chair);

    public Chair? ChairOf(Occupant occupant) => chairs.GetValueOrDefault(occupant);

    public Line? LineOf(Occupant occupant) => lines.GetValueOrDefault(occupant);

    /// <summary>Pinned, to someone or to nobody.</summary>
    public bool IsKept(Chair chair) => kept.Contains(chair);

    /// <summary>Can be given another chair: neither pinned, nor in the middle, nor of a function that has its own place.</summary>
    public bool MayMove(Occupant occupant) => LineOf(occupant) is { MayMove: true };

    /// <summary>Gives people other chairs, all at once.</summary>
    internal void Move(IReadOnlyList<Move> moves)
    {
        foreach (var move in moves)
            sitters.Remove(chairs[move.Occupant]);
        foreach (var (occupant, to, because) in moves)
        {
            var due = Moved.TryGetValue(occupant, out var before) ? before.Due : chairs[occupant];
            Put(occupant, to);
            if (due == to)
                Moved.Remove(occupant);
            else
                Moved[occupant] = (due, because);
        }
    }

    /// <summary>Interpreters behind the first, the second … of their own who sit at the table.</summary>
    public void SeatBehind()
    {
        var next = new Dictionary<string, Queue<Chair>>(StringComparer.Ordinal);
        foreach (var interpreter in Room.Behind.Where(one => !one.IsPinned))
        {
            if (!next.TryGetValue(interpreter.Party, out var before))
                next[interpreter.Party] = before = new(
                    Company
                        .Occupants.Where(one => one.Party == interpreter.Party && one.Order > 0)
                        .OrderBy(one => one.Order)
                        .Select(one => chairs[one])
                        .Where(chair => !chair.IsBehind && !byId.ContainsKey(IdBehind(chair)))
                );
            if (before.TryDequeue(out var chair))
                Put(interpreter, AddBehind(chair));
            else
                Missing++;
        }
    }

    private static string IdBehind(Chair chair) => chair.Id + "b";

    private Chair AddBehind(Chair chair)
    {
        var behind = new Chair(IdBehind(chair), chair.Spot.Back(1), chair.Side, chair.Unit) { IsBehind = true };
        byId.Add(behind.Id, behind);
        all.Add(behind);
        return behind;
    }

    private bool Pin(Pin pin)
    {
        if (!byId.TryGetValue(pin.Seat, out var chair))
        {
            if (!Room.HasBehind || !pin.Seat.EndsWith('b') || !byId.TryGetValue(pin.Seat[..^1], out var front))
                return false;
            chair = AddBehind(front);
        }
        kept.Add(chair);
        if (pin.Participant.Length > 0)
            Put(Company.Occupants.First(one => one.Participant == pin.Participant), chair);
        return true;
    }

    private void Seat(Line line)
    {
        var free = new Queue<Chair>(line.Chairs.Where(chair => !sitters.ContainsKey(chair) && !kept.Contains(chair)));
        foreach (var occupant in line.Occupants.Where(one => !one.IsPinned))
            if (free.TryDequeue(out var chair))
            {
                Put(occupant, chair);
                lines[occupant] = line;
            }
            else
                Missing++;
    }

    private void Put(Occupant occupant, Chair chair) => (sitters[chair], chairs[occupant]) = (occupant, chair);
}
