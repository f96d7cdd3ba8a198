using System.Globalization;
using System.Xml.Linq;
using StateVisit.Participants.Drawing;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.V1;

namespace StateVisit.Tests.Participants.Drawing;

/// <summary>A picture as it is read back.</summary>
internal sealed class Drawn
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement root;

    public Drawn(SeatingPlan plan, IReadOnlyList<Participant> people, string language = "en")
    {
        Source = SeatingPicture.Draw(plan, people, People.Delegations, language);
        root = XElement.Parse(Source);
        Seats =
        [
            .. root.Elements(Svg + "g")
                .Where(g => ((string?)g.Attribute("id"))?.StartsWith("seat-", StringComparison.Ordinal) is true),
        ];
    }

    public string Source { get; }

    public XElement Root => root;

    public IReadOnlyList<XElement> Seats { get; }

    public Box Sheet => new(0, 0, Number(root, "width"), Number(root, "height"));

    public string Legend =>
        string.Join('|', Texts(root.Elements(Svg + "g").Single(g => (string?)g.Attribute("id") == "legend")));

    public XElement Seat(string id) => Seats.Single(seat => (string?)seat.Attribute("id") == "seat-" + id);

    public static XElement Border(XElement seat) => seat.Element(Svg + "rect")!;

    public static IEnumerable<string> Texts(XElement element) =>
        element.Descendants(Svg + "text").Select(text => text.Value);

    public static Box BoxOf(XElement seat)
    {
        var rect = Border(seat);
        return new(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"));
    }

    /// <summary>Room that each line of a plate may take, as it lies on the sheet.</summary>
    public static IEnumerable<Box> Lines(XElement seat) =>
        seat.Descendants(Svg + "text")
            .Select(text =>
            {
                var size = Number(text, "font-size");
                var width = Widths.Of(text.Value, (string?)text.Attribute("font-weight") == "bold") * size;
                var (x, y) = (Number(text, "x"), Number(text, "y"));
                var left = (string?)text.Attribute("text-anchor") switch
                {
                    "middle" => x - width / 2,
                    "end" => x - width,
                    _ => x,
                };
                var line = new Box(left, y - 0.8 * size, width, size);
                return (string?)text.Parent!.Attribute("transform") is { } turn ? Turned(line, turn) : line;
            });

    private static Box Turned(Box line, string turn)
    {
        var about = turn["rotate(-90 ".Length..^1].Split(' ').Select(Parsed).ToArray();
        var (dx, dy) = (line.Centre.X - about[0], line.Centre.Y - about[1]);
        return Box.Around(new(about[0] + dy, about[1] - dx), line.Height, line.Width);
    }

    private static double Number(XElement element, string name) =>
        Parsed(((string)element.Attribute(name)!).Replace("mm", "", StringComparison.Ordinal));

    private static double Parsed(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
