using System.Xml.Linq;
using StateVisit.Participants.Drawing;
using StateVisit.Participants.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Drawing;

public class PlaceCardsTests
{
    private readonly IReadOnlyList<Participant> people = People.Of(6);
    private readonly SeatingPlan plan;

    public PlaceCardsTests() => plan = Plans.Of(LayoutKind.NegotiatingTable, people);

    [Fact]
    public void EachCardShowsTheSitterTheirOwnScriptAndTheOtherSideTheirs()
    {
        people[3].Names.Add(new PersonName { Language = "ru", Full = "Си Цзиньпин" });

        var card = Cards()[3];

        Assert.Equal(["Си Цзиньпин", "习近平", "Китайская Народная Республика"], TextsOf(card, "outer"));
        Assert.Equal(["习近平", "Си Цзиньпин"], TextsOf(card, "inner").Take(2));
    }

    [Fact]
    public void EnglishStandsInWhereTheNameIsNotKnownInTheOtherLanguage() =>
        Assert.Equal(["H.E. Dmitry Chernyshenko", "Дмитрий Чернышенко"], TextsOf(Cards()[0], "outer").Take(2));

    [Fact]
    public void AnOfficeHasACardAndAnEmptySeatHasNone()
    {
        plan.Seats[1].Participant = "";
        plan.Seats[1].Office = "Minister of Defence";
        plan.Seats[2] = new() { Id = "h2" };

        var cards = Cards();

        Assert.Equal(5, cards.Count);
        Assert.Equal("Minister of Defence", TextsOf(cards[1], "inner")[0]);
    }

    [Fact]
    public void AHostileNameIsTextAndNothingElse()
    {
        var page = PlaceCards.Make(plan, [People.Named("</style><script>"), .. people.Skip(1)], People.Delegations);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    private List<XElement> Cards() =>
        [
            .. XElement
                .Parse(PlaceCards.Make(plan, people, People.Delegations)["<!DOCTYPE html>".Length..])
                .Descendants("section"),
        ];

    private static List<string> TextsOf(XElement card, string side) =>
        [
            .. card.Elements()
                .Single(face => ((string)face.Attribute("class")!).Contains(side, StringComparison.Ordinal))
                .Elements()
                .Select(line => line.Value),
        ];
}
