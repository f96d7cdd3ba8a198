using System.Text;
using System.Xml;
using StateVisit.Participants.Drawing.Cards;
using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing;

/// <summary>
/// The place cards of a plan as a page to print: two to a sheet of A4, to be cut out and folded, in the order of the seats.
/// Whoever is not named has a card by office; an empty seat has none.
/// </summary>
public static class PlaceCards
{
    private static readonly string Style = Embedded.Text("cards.css");

    public static string Make(SeatingPlan plan, IEnumerable<Participant> people, IEnumerable<Delegation> delegations)
    {
        var cast = new Cast(plan, people, delegations, "");
        var sides = new Sides(cast);
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            Start(xml, "html", ("lang", cast.Title.Language));
            Start(xml, "head");
            Start(xml, "meta", ("charset", "utf-8"));
            xml.WriteEndElement();
            Element(xml, "title", cast.Title.Text);
            Start(xml, "style");
            xml.WriteRaw(Style);
            xml.WriteEndElement();
            xml.WriteEndElement();
            Start(xml, "body");
            foreach (var place in cast.Places)
                if (Card.Of(cast, sides, place) is { } card)
                    Write(xml, card, place.Holder == Holder.Office);
            xml.WriteFullEndElement();
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, Card card, bool isOffice)
    {
        Start(xml, "section", ("class", "card"));
        Write(xml, card.Outer, card.Party, "outer", isOffice);
        Write(xml, card.Inner, card.Party, "inner", isOffice);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Face face, string party, string side, bool isOffice)
    {
        Start(xml, "div", ("class", $"face {side}"));
        var large = isOffice ? "large office" : "large";
        Write(xml, large + SizeOf(face.Large.Text), face.Large);
        if (!face.Small.IsEmpty)
            Write(xml, "small", face.Small);
        if (!face.Country.IsEmpty)
        {
            Start(xml, "div", ("class", "country"), ("lang", face.Country.Language), ("dir", "auto"));
            if (Flags.Of(party) is { } flag)
            {
                Start(xml, "svg", ("viewBox", Flags.ViewBox), ("aria-hidden", "true"));
                xml.WriteRaw(flag);
                xml.WriteEndElement();
            }
            Element(xml, "span", face.Country.Text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>A smaller type for what does not go on two lines of the large one.</summary>
    private static string SizeOf(string text) =>
        Widths.Of(text, isBold: true) switch
        {
            > 60 => " longest",
            > 24 => " long",
            _ => "",
        };

    private static void Write(XmlWriter xml, string look, Wording wording)
    {
        Start(xml, "div", ("class", look), ("lang", wording.Language), ("dir", "auto"));
        xml.WriteString(wording.Text);
        xml.WriteEndElement();
    }

    private static void Start(
        XmlWriter xml,
        string element,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in attributes)
            if (value.Length > 0)
                xml.WriteAttributeString(name, value);
    }

    private static void Element(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement(element);
        xml.WriteString(text);
        xml.WriteFullEndElement();
    }
}
