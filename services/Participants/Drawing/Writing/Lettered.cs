using StateVisit.Participants.Drawing.Arranging;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>
/// The text of all plates of a picture, in one size and with the same contents for nearly all of them, so that it is calm to
/// read; the few that need more room get less of it.
/// </summary>
internal sealed class Lettered
{
    /// <summary>What is read with ease at arm's length.</summary>
    private const double Comfortable = 2.3;

    /// <summary>Of so many of the plates the longest decide nothing.</summary>
    private const double Outliers = 0.08;

    private static readonly Contents[] Orders = [Contents.All, Contents.Office, Contents.OwnName, Contents.Name];

    private readonly Contents contents;

    /// <summary>The size at which nearly all fit; 0: there is none.</summary>
    private readonly double common = Setting.Largest;

    public Lettered(IReadOnlyList<Plate> plates)
    {
        Plate[] written = [.. plates.Where(plate => !plate.Place.Name.IsEmpty)];
        if (written.Length == 0)
            return;
        (contents, common) = Choose(written, isUpright: false);
        if (common < Comfortable && !Array.Exists(written, plate => plate.IsWide))
        {
            var (upright, size) = Choose(written, isUpright: true);
            if (size > 1.15 * common)
                (contents, common, IsUpright) = (upright, size, true);
        }
    }

    /// <summary>Size of the names, in millimetres.</summary>
    public double Size => Math.Max(common, Setting.Smallest);

    /// <summary>Text runs from the bottom to the top.</summary>
    public bool IsUpright { get; }

    /// <summary>How well it reads, to compare arrangements by.</summary>
    public double Score =>
        common
        + (contents.HasFlag(Contents.Office) ? 0.6 : 0)
        + (contents.HasFlag(Contents.OwnName) ? 0.4 : 0)
        - (IsUpright ? 0.8 : 0);

    public IReadOnlyList<Line> LinesOf(Plate plate)
    {
        var (width, height) = Field(plate, IsUpright);
        foreach (var less in Orders.Where(one => (one & contents) == one))
        {
            var own = Setting.SizeFor(plate.Place, less, width, height);
            if (own >= Math.Max(0.75 * Size, Setting.Smallest))
                return Setting.LinesOf(plate.Place, less, Math.Min(own, Size), width, height)!;
        }
        return plate.Place.Name.IsEmpty
            ? []
            : Setting.Shortened(plate.Place, Math.Max(0.75 * Size, Setting.Smallest), width, height);
    }

    private static (Contents Contents, double Size) Choose(Plate[] plates, bool isUpright)
    {
        foreach (var one in Orders)
        {
            var size = Common(plates, one, isUpright);
            if (size >= Comfortable)
                return (one, size);
        }
        return (Contents.Name, Common(plates, Contents.Name, isUpright));
    }

    private static double Common(Plate[] plates, Contents written, bool isUpright)
    {
        double[] sizes =
        [
            .. plates
                .Select(plate =>
                {
                    var (width, height) = Field(plate, isUpright);
                    return Setting.SizeFor(plate.Place, written, width, height);
                })
                .Order(),
        ];
        return sizes[(int)(Outliers * sizes.Length)];
    }

    private static (double Width, double Height) Field(Plate plate, bool isUpright)
    {
        var body = plate.Body;
        return isUpright ? (body.Height, body.Width) : (body.Width, body.Height);
    }
}
