using System.Xml.Linq;
using StateVisit.Participants.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Drawing;

public class SeatingPictureTests
{
    private readonly IReadOnlyList<Participant> people = People.Of(6);
    private readonly SeatingPlan plan;

    public SeatingPictureTests() => plan = Plans.Of(LayoutKind.NegotiatingTable, people);

    [Fact]
    public void NamesStandInTheLanguageAskedForAndInTheirOwnScript()
    {
        var english = Drawn.Texts(new Drawn(plan, people).Seat("g2"));
        var own = Drawn.Texts(new Drawn(plan, people, "").Seat("g2"));

        Assert.Contains("Xi Jinping", english);
        Assert.Contains("习近平", english);
        Assert.DoesNotContain("Xi Jinping", own);
        Assert.Contains("习近平", own);
    }

    [Fact]
    public void AWordOfTheLegendStandsInTheLanguageAskedFor() =>
        Assert.Contains("место по порядку", new Drawn(plan, people, "ru").Legend, StringComparison.Ordinal);

    [Fact]
    public void TheLegendExplainsWhatOccursAndNothingElse()
    {
        var plain = new Drawn(plan, people);
        plan.Seats[0].Pinned = true;
        plan.Seats[1].Disputed = true;
        plan.Seats[2] = new()
        {
            Id = "h2",
            X = plan.Seats[2].X,
            Y = plan.Seats[2].Y,
        };
        var marked = new Drawn(plan, people);

        Assert.Equal("1|place in the order", plain.Legend);
        Assert.Equal("1|place in the order|empty seat|disputed: sources disagree|settled seat", marked.Legend);
        Assert.Equal("none", Dash(plain, "g1"));
        Assert.NotEqual("none", Dash(marked, "g1"));
        Assert.NotEqual("none", Dash(marked, "h2"));
        Assert.NotEqual(Dash(marked, "g1"), Dash(marked, "h2"));
        Assert.Empty(Drawn.Texts(marked.Seat("h2")));

        static string Dash(Drawn drawn, string seat) =>
            (string)Drawn.Border(drawn.Seat(seat)).Attribute("stroke-dasharray")!;
    }

    [Fact]
    public void AnOfficeStandsInItalicsWhereNobodyIsNamed()
    {
        plan.Seats[1].Participant = "";
        plan.Seats[1].Office = "Minister of Defence";

        var seat = new Drawn(plan, people).Seat("g1");

        Assert.Contains(
            seat.Descendants(),
            text => text.Value == "Minister of Defence" && (string?)text.Attribute("font-style") == "italic"
        );
    }

    [Fact]
    public void APersonWhomTheReaderMayNotSeeHasNoNameAndASeatOfTheirParty()
    {
        people[0].Names[1].Full = "Hidden Person";
        Assert.Contains("Hidden Person", new Drawn(plan, people).Source, StringComparison.Ordinal);

        var drawn = new Drawn(plan, [.. people.Skip(1)]);

        Assert.DoesNotContain("Hidden Person", drawn.Source, StringComparison.Ordinal);
        Assert.Contains("RU", Drawn.Texts(drawn.Seat("h1")));
    }

    [Fact]
    public void AnIllustrativePlanSaysSo()
    {
        const string banner = "Illustrative: sources do not give the seating";
        Assert.DoesNotContain(banner, new Drawn(plan, people).Source, StringComparison.Ordinal);
        plan.Illustrative = true;
        Assert.Contains(banner, Drawn.Texts(new Drawn(plan, people).Root));
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"Co\"")]
    [InlineData("\u202Eevil\u200B\u2066name\uFEFF")]
    [InlineData("\0\u0001\uD800 x")]
    [InlineData("محمد بن سلمان")]
    public void AHostileNameIsTextAndNothingElse(string name)
    {
        var person = People.Named(name);
        plan.Titles["en"] = name;
        plan.Seats[1].Party = "\"><x>";

        var drawn = new Drawn(plan, [person, .. people.Skip(1)]);

        Assert.DoesNotContain(drawn.Root.Descendants(), element => element.Name.LocalName is "script" or "x");
        Assert.DoesNotContain(
            drawn.Source,
            letter => letter is '\u202E' or '\u200B' or '\u2066' or '\uFEFF' or '\0' or '\u0001'
        );
    }

    [Fact]
    public void ANameOfThreeHundredLettersIsCutWithAnEllipsisAndChangesNobodyElse()
    {
        var drawn = new Drawn(plan, [People.Named(new('W', 300)), .. people.Skip(1)]);

        Assert.Contains(Drawn.Texts(drawn.Seat("h1")), text => text.EndsWith('…'));
        Assert.Contains("Xi Jinping", Drawn.Texts(drawn.Seat("g2")));
    }

    [Fact]
    public void ThePictureNeedsNothingFromElsewhereAndIsAlwaysTheSame()
    {
        var drawn = new Drawn(plan, people);

        Assert.Equal(drawn.Source, new Drawn(plan, people).Source);
        Assert.DoesNotContain(
            drawn.Root.DescendantsAndSelf().Attributes(),
            attribute =>
                attribute.Name.LocalName is "style" or "src"
                || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                || attribute.Name.LocalName == "href" && !attribute.Value.StartsWith("#flag-", StringComparison.Ordinal)
        );
        Assert.Equal("img", (string?)drawn.Root.Attribute("role"));
    }
}
