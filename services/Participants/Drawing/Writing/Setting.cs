using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>How much of a place is written on its plate.</summary>
[Flags]
internal enum Contents
{
    Name = 0,
    OwnName = 1,
    Office = 2,
    All = OwnName | Office,
}

/// <summary>Sets the text of a place into a field of a given size.</summary>
internal static class Setting
{
    public const double Largest = 3.8;
    public const double Smallest = 1.5;

    private const int NameLines = 3;
    private const int OfficeLines = 5;

    /// <summary>The largest size of the name at which all of that fits; 0: none.</summary>
    public static double SizeFor(Placing place, Contents contents, double width, double height)
    {
        if (Fits(Largest))
            return Largest;
        if (!Fits(Smallest))
            return 0;
        var (low, high) = (Smallest, Largest);
        while (high - low > 0.05)
            if (Fits((low + high) / 2))
                low = (low + high) / 2;
            else
                high = (low + high) / 2;
        return low;

        bool Fits(double size) => LinesOf(place, contents, size, width, height) is not null;
    }

    /// <summary>The lines at that size of the name; null: they do not fit.</summary>
    public static List<Line>? LinesOf(Placing place, Contents contents, double size, double width, double height)
    {
        var kind = place.Holder == Holder.Office ? LineKind.OfficeAsName : LineKind.Name;
        var lines = new List<Line>();
        return
            Add(place.Name, size, NameLines, kind)
            && (!contents.HasFlag(Contents.OwnName) || Add(place.OwnName, 0.88 * size, NameLines, LineKind.OwnName))
            && (
                !contents.HasFlag(Contents.Office)
                || Add(place.Office, Math.Max(0.74 * size, Smallest), OfficeLines, LineKind.Office)
            )
            && lines.Sum(line => line.Height) <= height
            ? lines
            : null;

        bool Add(Wording wording, double size, int most, LineKind kind)
        {
            if (wording.IsEmpty)
                return true;
            var wrapped = Wrapping.Wrap(wording.Text, width / size, most, kind == LineKind.Name);
            lines.AddRange(wrapped?.Select(text => new Line(text, wording.Language, size, kind)) ?? []);
            return wrapped is not null;
        }
    }

    /// <summary>As much of the name as fits at that size.</summary>
    public static List<Line> Shortened(Placing place, double size, double width, double height)
    {
        var fitted = Math.Min(size, height / Line.Leading);
        var most = Math.Clamp((int)(height / (fitted * Line.Leading)), 1, NameLines);
        var kind = place.Holder == Holder.Office ? LineKind.OfficeAsName : LineKind.Name;
        return
        [
            .. Wrapping
                .Cut(place.Name.Text, width / fitted, most, kind == LineKind.Name)
                .Select(text => new Line(text, place.Name.Language, fitted, kind)),
        ];
    }
}
