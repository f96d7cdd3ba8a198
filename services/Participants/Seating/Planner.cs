using System.Globalization;
using StateVisit.Participants.Seating.Layouts;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Seating;

/// <summary>
/// Seats people: 1. who is of which side and in what order; 2. chairs, as many as it takes; 3. pins, then each in the order of
/// honour; 4. as few moves as the rules ask for; 5. interpreters behind those whom they serve. The same task has the same answer,
/// in whatever order its people stand.
/// </summary>
public static class Planner
{
    /// <summary>Most chairs that pins can ask for beyond those needed.</summary>
    private const int MostMore = 1000;

    /// <summary>The seats in place order. Throws field faults, RULES_CLASH, TABLE_TOO_SMALL.</summary>
    public static IReadOnlyList<Seat> Plan(SeatingTask task)
    {
        CheckPins(task);
        var company = Company.Of(task);
        var placement = Place(task, company);
        Rules.Keep(placement, task.Plan.Rules, task.Plan.Pins);
        placement.SeatBehind();
        if (placement.Missing > 0)
            throw TooSmall(placement.Missing);
        return
        [
            .. placement.Chairs.Where(chair => IsShown(placement, chair)).Select(chair => SeatOf(placement, chair)),
        ];
    }

    private static void CheckPins(SeatingTask task)
    {
        var faults = new FieldFaults();
        var named = task.Sitters.Select(sitter => sitter.Participant).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < task.Plan.Pins.Count; i++)
            if (task.Plan.Pins[i].Participant is { Length: > 0 } person && !named.Contains(person))
                faults.Add($"{task.Field}.pins[{i}].participant", $"{person} is not among those to be seated");
        faults.ThrowIfAny();
    }

    /// <summary>With as many chairs as it takes, where the layout leaves their number open.</summary>
    private static Placement Place(SeatingTask task, Company company)
    {
        var furnish = LayoutKinds.Of(task.Plan.Layout.Kind);
        for (var more = LeastForPins(task, company, furnish); ; )
        {
            var room = furnish(company, more);
            var placement = Placement.Of(company, room, task.Plan.Pins);
            if (placement is { Missing: 0 })
                return placement;
            if (placement is null && !(room.CanGrow && more < MostMore))
                throw NoSuchSeat(task, room);
            if (placement is not null && !(room.CanGrow && more < MostMore))
                throw TooSmall(placement.Missing);
            more += placement?.Missing ?? 1;
        }
    }

    /// <summary>A seat pinned far out asks for a table that reaches so far.</summary>
    private static int LeastForPins(SeatingTask task, Company company, Furnish furnish)
    {
        if (Suffices(0))
            return 0;
        if (!furnish(company, 0).CanGrow || !Suffices(MostMore))
            throw NoSuchSeat(task, furnish(company, 0));
        var (low, high) = (0, MostMore);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Suffices(middle) ? (low, middle) : (middle, high);
        }
        return high;

        bool Suffices(int more) => Placement.Of(company, furnish(company, more), task.Plan.Pins) is not null;
    }

    private static Fault NoSuchSeat(SeatingTask task, Room room)
    {
        var faults = new FieldFaults();
        var ids = room.Chairs.Select(chair => chair.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < task.Plan.Pins.Count; i++)
            if (
                !ids.Contains(task.Plan.Pins[i].Seat)
                && !(room.HasBehind && ids.Contains(task.Plan.Pins[i].Seat.TrimEnd('b')))
            )
                faults.Add($"{task.Field}.pins[{i}].seat", "is no seat of this layout");
        return Fault.InvalidFields(faults.All);
    }

    private static Fault TooSmall(int missing) =>
        Fault.Precondition(
            ErrorReason.TableTooSmall,
            missing == 1 ? "One seat is missing." : $"{missing} seats are missing.",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["missing"] = missing.ToString(CultureInfo.InvariantCulture),
            }
        );

    private static bool IsShown(Placement placement, Chair chair) =>
        !chair.IsOptional || placement.SitterOf(chair) is not null || placement.IsKept(chair);

    private static Seat SeatOf(Placement placement, Chair chair)
    {
        var sitter = placement.SitterOf(chair);
        return new()
        {
            Id = chair.Id,
            // To the millimetre.
            X = Math.Round(chair.Spot.X, 3) + 0.0,
            Y = Math.Round(chair.Spot.Y, 3) + 0.0,
            Facing = Math.Round(chair.Spot.Facing, 3),
            Side = chair.Side,
            Unit = chair.Unit,
            Order = sitter?.Order ?? 0,
            Participant = sitter?.Participant ?? "",
            Office = sitter?.Office ?? "",
            Party = sitter?.Party ?? "",
            Function = sitter?.Function ?? SitterFunction.Unspecified,
            Behind = chair.IsBehind,
            Pinned = placement.IsKept(chair),
            Disputed = sitter?.IsDisputed ?? false,
            Reason = Reasons.Of(placement, chair),
        };
    }
}
