using StateVisit.Participants.Drawing.Arranging;
using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.Drawing.Writing;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing;

/// <summary>
/// A seating plan as a picture in SVG, for A4 where its names can be read there, else for the next larger sheet. The same plan
/// gives the same picture.
/// </summary>
public static class SeatingPicture
{
    private const double BannerHeight = 7;
    private const double Readable = 1.75;

    /// <summary>So many millimetres between names and chairs weigh as much as one in the size of the names.</summary>
    private const double DistanceWorth = 40;

    /// <param name="people">Those whom the reader may see.</param>
    /// <param name="language">In which names are written where they are known in it; empty: in each person's own script.</param>
    public static string Draw(
        SeatingPlan plan,
        IEnumerable<Participant> people,
        IEnumerable<Delegation> delegations,
        string language
    )
    {
        var cast = new Cast(plan, people, delegations, language);
        var words = Words.In(language);
        return Write(cast, words, Choose(cast, words));
    }

    /// <summary>The sheet on which it reads best: of A4 lying and standing, else of the next size.</summary>
    private static Page Choose(Cast cast, Words words)
    {
        Page? best = null;
        foreach (var size in Sheet.Sizes)
        {
            best = size.SelectMany(sheet =>
                    Arrangement.Turns(cast.Plan.Layout.Kind).Select(turned => Page.Of(cast, words, sheet, turned))
                )
                .MaxBy(page => page.Lettered.Score - page.Picture.Distance / DistanceWorth)!;
            if (best.Lettered.Size >= Readable)
                break;
        }
        return best!;
    }

    private static string Write(Cast cast, Words words, Page page)
    {
        using var canvas = new Canvas();
        var (width, height) = (Canvas.Number(page.Sheet.Width), Canvas.Number(page.Sheet.Height));
        canvas.Open(
            "svg",
            ("width", width + "mm"),
            ("height", height + "mm"),
            ("viewBox", $"0 0 {width} {height}"),
            ("role", "img"),
            ("aria-labelledby", "title description"),
            ("font-family", Canvas.Fonts),
            ("fill", Ink.Text)
        );
        Describe(canvas, cast, words);
        DefineFlags(canvas, cast);
        canvas.Box(new(0, 0, page.Sheet.Width, page.Sheet.Height), Ink.Paper);
        page.Heading.Write(canvas);
        if (cast.Plan.Illustrative)
            Banner(canvas, page.Heading.Box with { Y = page.Heading.Box.Bottom, Height = BannerHeight }, words);
        new RoomWriter(canvas).Write(page.Picture);
        var plates = new PlateWriter(canvas, page.Lettered);
        foreach (var plate in page.Picture.Plates)
            plates.Write(plate);
        page.Legend.Write(canvas, page.LegendBox);
        canvas.Close();
        return canvas.Finish();
    }

    private static void Describe(Canvas canvas, Cast cast, Words words)
    {
        canvas.Open("title", ("id", "title")).Write(cast.Title.Text);
        canvas.Close();
        var people = cast
            .Places.Where(place => !place.Name.IsEmpty)
            .Select(place => place.Mark.Length > 0 ? $"{place.Mark} {place.Name.Text}" : place.Name.Text);
        string[] said = cast.Plan.Illustrative ? [words["illustrative"], .. people] : [.. people];
        canvas.Open("desc", ("id", "description")).Write($"{words["plan"]}. {string.Join("; ", said)}");
        canvas.Close();
    }

    private static void DefineFlags(Canvas canvas, Cast cast)
    {
        canvas.Open("defs");
        foreach (var party in cast.Plan.Seats.Select(seat => seat.Party).Distinct().Order(StringComparer.Ordinal))
            if (Flags.Of(party) is { } flag)
            {
                canvas.Open("symbol", ("id", Chip.IdOf(party)), ("viewBox", Flags.ViewBox)).Raw(flag);
                canvas.Close();
            }
        canvas.Close();
    }

    private static void Banner(Canvas canvas, Box box, Words words)
    {
        canvas.Box(box.Without(bottom: 1.5), "none", 0.6, Ink.Text, 0.4, "1.8 0.9");
        canvas.Text(
            new(box.Centre.X, box.Y + 3.7),
            2.8,
            words["illustrative"],
            "middle",
            words.Language,
            ("font-weight", "bold")
        );
    }

    /// <summary>A plan arranged on a sheet.</summary>
    private sealed record Page(Sheet Sheet, PageHeading Heading, Picture Picture, Lettered Lettered, Legend Legend)
    {
        public Box LegendBox => Sheet.Inside with { Y = Sheet.Inside.Bottom - Legend.Height, Height = Legend.Height };

        public static Page Of(Cast cast, Words words, Sheet sheet, bool turned)
        {
            var inside = sheet.Inside;
            var heading = new PageHeading(cast.Title, inside);
            var legend = new Legend(cast.Places, words, inside.Width);
            var zone = inside.Without(
                top: heading.Box.Height + (cast.Plan.Illustrative ? BannerHeight : 0),
                bottom: legend.Height + 2
            );
            var picture = Arrangement.Of(cast, zone, turned, words);
            return new(sheet, heading, picture, new(picture.Plates), legend);
        }
    }
}
