using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>Why someone has a seat, in English.</summary>
internal static class Reasons
{
    public static string Of(Placement placement, Chair chair)
    {
        if (placement.SitterOf(chair) is not { } sitter)
            return placement.IsKept(chair) ? "kept free" : "";
        if (placement.IsKept(chair))
            return "pinned to this seat";
        if (placement.LineOf(sitter) is not { } line)
            return $"interpreter, behind {chair.Id[..^1]}";
        var place = sitter switch
        {
            { Order: 0 } => FunctionOf(sitter),
            { PlaceReason.Length: > 0 } => $"number {sitter.Order} {OrderOf(placement, chair)}: {sitter.PlaceReason}",
            _ => $"number {sitter.Order} {OrderOf(placement, chair)}",
        };
        var where = line.MayMove ? "" : $", {line.Where}";
        var moved = placement.Moved.TryGetValue(sitter, out var move)
            ? $"; due at {move.Due.Id}, moved for rules[{move.Rule}]"
            : "";
        return place + where + moved;
    }

    private static string FunctionOf(Occupant sitter) =>
        sitter.Function == SitterFunction.Interpreter ? "interpreter" : "note-taker";

    private static string OrderOf(Placement placement, Chair chair) =>
        !Company.HasSides(placement.Company.Layout.Kind) || chair.Side == SeatSide.Unspecified ? "in the order"
        : chair.Side == SeatSide.Host ? "of the host side"
        : "of the guest side";
}
