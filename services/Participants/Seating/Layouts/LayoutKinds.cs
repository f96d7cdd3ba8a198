using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>Which file makes which layout.</summary>
internal static class LayoutKinds
{
    public static Furnish Of(LayoutKind kind) =>
        kind switch
        {
            LayoutKind.NegotiatingTable => NegotiatingTable.Furnish,
            LayoutKind.RoundTable => RoundTable.Furnish,
            LayoutKind.UShape => UShape.Furnish,
            LayoutKind.BanquetTables => BanquetTables.Furnish,
            LayoutKind.PhotoRows => Rows.Photo,
            LayoutKind.TheatreRows => Rows.Theatre,
            LayoutKind.SigningTable => SigningTable.Furnish,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
