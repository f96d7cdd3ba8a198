using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>All who are to be seated, in the order of their side and in that of all.</summary>
public sealed class Company
{
    private const int DefaultWidth = 80;

    private Company(SeatingTask task, IReadOnlyList<Occupant> occupants)
    {
        (Layout, Profile) = (task.Plan.Layout, task.Profile);
        Occupants = occupants;
        var groups = occupants
            .GroupBy(one => one.Party, StringComparer.Ordinal)
            .Select(group => new Group(group.Key, [.. group], Profile.NoteTakersAtEnds && HasEnds(Layout.Kind)))
            .ToDictionary(group => group.Party, StringComparer.Ordinal);
        HasHost = task.Host.Length > 0;
        Host = new(SeatSide.Host, [.. Of([task.Host])]);
        Guests = new(SeatSide.Guest, [.. Of(task.Guests)]);
        All = Ranking.OfAll([.. groups.Values], Host);
        Interpreters =
        [
            .. groups
                .Values.SelectMany(group => group.Interpreters)
                .OrderBy(one => one.Place)
                .ThenBy(one => one.Party, StringComparer.Ordinal),
        ];
        if (HasSides(Layout.Kind))
        {
            Number(Host.Ranked);
            Number(Guests.Ranked);
        }
        else
            Number(All);

        IEnumerable<Group> Of(IEnumerable<string> parties) =>
            parties.Where(groups.ContainsKey).Select(party => groups[party]);
    }

    private static void Number(IEnumerable<Occupant> order)
    {
        var place = 0;
        foreach (var one in order)
            one.Order = ++place;
    }

    public Layout Layout { get; }

    public SeatingProfile Profile { get; }

    public IReadOnlyList<Occupant> Occupants { get; }

    public bool HasHost { get; }

    public Side Host { get; }

    public Side Guests { get; }

    /// <summary>In one order: the host's heads, then the others', then everybody else; interpreters are left out.</summary>
    public IReadOnlyList<Occupant> All { get; }

    /// <summary>Those who belong to someone.</summary>
    public IReadOnlyList<Occupant> Interpreters { get; }

    /// <summary>Of a place, in metres.</summary>
    public double Width => (Layout.PlaceWidth == 0 ? DefaultWidth : Layout.PlaceWidth) / 100.0;

    public static Company Of(SeatingTask task) => new(task, Occupancy.Of(task));

    /// <summary>Everybody is of the host or of a guest.</summary>
    internal static bool HasSides(LayoutKind kind) =>
        kind is LayoutKind.NegotiatingTable or LayoutKind.UShape or LayoutKind.SigningTable;

    private static bool HasEnds(LayoutKind kind) => kind is LayoutKind.NegotiatingTable or LayoutKind.UShape;
}
