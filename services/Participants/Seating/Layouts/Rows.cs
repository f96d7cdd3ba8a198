namespace StateVisit.Participants.Seating.Layouts;

/// <summary>Rows of one order, the first honoured most, each from its middle outward: a family photo, a theatre.</summary>
internal static class Rows
{
    private const int MostInPhoto = 12;
    private const int MostInTheatre = 20;

    /// <summary>They face the camera, which stands at the door, and stand without gaps; the host in the middle, or beside the guest of honour.</summary>
    public static Room Photo(Company company, int more) =>
        Furnish(company, more, MostInPhoto, 180, 0.7, isExact: true, isPair: !company.Profile.HostInCentre);

    /// <summary>They look away from the door.</summary>
    public static Room Theatre(Company company, int more) =>
        Furnish(company, more, MostInTheatre, 0, 1.0, isExact: false, isPair: false);

    private static Room Furnish(
        Company company,
        int more,
        int most,
        double facing,
        double step,
        bool isExact,
        bool isPair
    )
    {
        var (layout, profile) = (company.Layout, company.Profile);
        List<Occupant> all = [.. company.All, .. company.Interpreters];
        var count = Math.Max(1, all.Count + more);
        var seats =
            layout.Seats > 0 ? layout.Seats
            : layout.Units > 0 ? Share(count, layout.Units)
            : Math.Min(most, count);
        var units = layout.Units > 0 ? layout.Units : Share(count, seats);
        var canGrow = layout.Seats == 0 || layout.Units == 0;

        List<Chair> chairs = [];
        List<Chair> honours = [];
        for (var row = 0; row < units; row++)
        {
            var unit = row + 1;
            // The first row is at the front: nearest to the camera, or farthest from the door.
            var back = new Spot(0, 0, facing).Back((row - ((units - 1) / 2.0)) * step);
            var places = Middle.Row(
                back,
                isExact && canGrow ? Standing(row) : seats,
                isPair,
                rightFirst: !profile.LeftFirst,
                company.Width,
                // From the left as the viewer sees it: who faces the viewer has it at the right.
                (_, fromLeft) => $"r{unit}-{fromLeft}",
                unit: unit
            );
            chairs.AddRange(places.Select(place => place.Chair).OrderBy(chair => chair.Place));
            honours.AddRange(Middle.Outward(places, rightFirst: !profile.LeftFirst));
        }
        var first = company.Host.Heads.Count;
        if (isPair && honours.Count > 1)
            // The guest of honour stands at the host's right.
            (honours[0], honours[1]) = Ordered(honours[0], honours[1]);
        return new(
            chairs,
            [new(honours, [.. all.Take(first)], "in the middle"), new(honours, [.. all.Skip(first)])],
            [],
            canGrow
        )
        {
            HasBehind = false,
        };

        // So many rows are filled alike, those in front with one more; rows of so many are filled one after the other.
        int Standing(int row) =>
            layout.Units > 0 ? (count / units) + (row < count % units ? 1 : 0) : Math.Min(seats, count - (row * seats));
    }

    private static int Share(int count, int units) => (count + units - 1) / units;

    /// <summary>The one farther to the left as the sitters see it, then the other.</summary>
    private static (Chair, Chair) Ordered(Chair a, Chair b) => a.Place < b.Place ? (a, b) : (b, a);
}
