using CsCheck;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Drawing;

/// <summary>Every seat is drawn once, names stay on their plates, plates apart and on the sheet.</summary>
public class RoomForAllTests
{
    private const double Rounding = 0.05;

    private static readonly LayoutKind[] Kinds =
    [
        .. Enum.GetValues<LayoutKind>().Where(kind => kind != LayoutKind.Unspecified),
    ];

    [Fact]
    public void NothingOverlapsAndNothingIsLost() =>
        Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Int[1, 60], Gen.Int[3, 20])
            .Try((kind, count, perUnit) => Check(Kinds[kind], count, perUnit), iter: 150);

    [Theory, InlineData(LayoutKind.PhotoRows, 25), InlineData(LayoutKind.TheatreRows, 20)]
    public void TwoHundredInRowsCanBeReadOnA4(LayoutKind kind, int perRow)
    {
        var drawn = Check(kind, 200, perRow);

        Assert.Equal(297 * 210, drawn.Sheet.Width * drawn.Sheet.Height, 0.1);
    }

    [Fact]
    public void SixtyFitOnA4AtOneTable()
    {
        foreach (
            var kind in new[]
            {
                LayoutKind.NegotiatingTable,
                LayoutKind.RoundTable,
                LayoutKind.UShape,
                LayoutKind.SigningTable,
            }
        )
            Assert.Equal(297 * 210, Check(kind, 60, 12).Sheet.Width * Check(kind, 60, 12).Sheet.Height, 0.1);
    }

    private static Drawn Check(LayoutKind kind, int count, int perUnit)
    {
        var people = People.Of(count);
        var plan = Plans.Of(kind, people, perUnit);

        var drawn = new Drawn(plan, people);

        Assert.Equal(
            plan.Seats.Select(seat => "seat-" + seat.Id).Order(StringComparer.Ordinal),
            drawn.Seats.Select(seat => (string)seat.Attribute("id")!).Order(StringComparer.Ordinal)
        );
        var boxes = drawn.Seats.Select(Drawn.BoxOf).ToArray();
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.True(IsWithin(boxes[i], drawn.Sheet), $"{kind} {count}: {boxes[i]} leaves the sheet");
            for (var j = 0; j < i; j++)
                Assert.False(Overlap(boxes[i], boxes[j]), $"{kind} {count}: {boxes[i]} and {boxes[j]} overlap");
            var lines = Drawn.Lines(drawn.Seats[i]).ToArray();
            Assert.NotEmpty(lines);
            Assert.All(
                lines,
                line => Assert.True(IsWithin(line, boxes[i]), $"{kind} {count}: {line} leaves {boxes[i]}")
            );
            for (var a = 0; a < lines.Length; a++)
            for (var b = 0; b < a; b++)
                Assert.False(Overlap(lines[a], lines[b]), $"{kind} {count}: {lines[a]} and {lines[b]} overlap");
        }
        return drawn;
    }

    private static bool IsWithin(Box inner, Box outer) =>
        inner.X >= outer.X - Rounding
        && inner.Y >= outer.Y - Rounding
        && inner.Right <= outer.Right + Rounding
        && inner.Bottom <= outer.Bottom + Rounding;

    private static bool Overlap(Box one, Box other) =>
        one.X < other.Right - Rounding
        && other.X < one.Right - Rounding
        && one.Y < other.Bottom - Rounding
        && other.Y < one.Bottom - Rounding;
}
