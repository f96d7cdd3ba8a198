using StateVisit.Agenda.Ripple;
using StateVisit.Ripple;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>The ripple against the same rules by brute force, over thousands of programmes.</summary>
public sealed class OracleTests
{
    private const int Seeds = 1_500;

    [Fact]
    public void EveryForecastIsTheLongestPath() =>
        Parallel.For(
            0,
            Seeds,
            seed =>
            {
                var programme = RandomProgramme.Of(seed);
                if (Difference(programme) is null)
                    return;
                var least = programme.Shrunk(p => Difference(p) is not null);
                Assert.Fail($"Seed {seed}: {Difference(least)}\n{least}");
            }
        );

    /// <summary>A test of the test: what it says of the ripple it says of programmes in which much happens.</summary>
    [Fact]
    public void TheProgrammesHaveWhatTheRulesSpeakOf()
    {
        var seen = Enumerable.Range(0, 300).SelectMany(seed => Oracle.Of(RandomProgramme.Of(seed)).Values).ToList();

        Assert.Contains(seen, a => a.Unreported);
        Assert.Contains(seen, a => a.Start is { From: null, To: not null });
        Assert.Contains(seen, a => a.Start is { From: not null, To: null });
        Assert.Contains(seen, a => a.Start is { From: { } low, To: { } high } && low < high);
        var edges = Enumerable.Range(0, 300).SelectMany(seed => Oracle.Edges(RandomProgramme.Of(seed))).ToList();
        Assert.Contains(edges, e => e.Explicit && e.Gap > 0);
        Assert.Contains(edges, e => !e.Explicit && e.Gap > 0);
    }

    private static string? Difference(Programme programme)
    {
        var actual = programme.Forecasts();
        foreach (var (session, expected) in Oracle.Of(programme))
        {
            var (start, end) = (SpanOf(actual[session].Start), SpanOf(actual[session].End));
            if ((start, end, actual[session].Unreported) != (expected.Start, expected.End, expected.Unreported))
                return $"{session}: expected {expected}; got {start} to {end}, unreported: {actual[session].Unreported}";
        }
        return null;
    }

    private static Oracle.Span SpanOf(Window window) =>
        new(window.IsBoundedBelow ? window.Low : null, window.IsBoundedAbove ? window.High : null);
}
