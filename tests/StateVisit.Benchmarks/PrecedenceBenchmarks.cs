using BenchmarkDotNet.Attributes;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// The order of precedence of 24 delegations, half of which sent a list; many share a rung and a day, some have no day, some
/// no rung, some a partner.
/// </summary>
public class PrecedenceBenchmarks
{
    private const string Visit = "visits/bench";

    private static readonly RankLadder Ladder = Ladders.DefaultOf("bench");

    private readonly List<Delegation> delegations =
    [
        .. Enumerable
            .Range(0, 24)
            .Select(i => new Delegation
            {
                Name = $"{Visit}/delegations/d{i:00}",
                Titles = { ["en"] = $"Country {i * 7 % 24:00}" },
            }),
    ];

    private List<Participant> people = [];

    [Params(50, 500, 5_000)]
    public int People { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(1);
        people = [.. Enumerable.Range(0, People).Select(i => Person(i, random))];
    }

    [Benchmark]
    public StateVisit.Participants.V1.Precedence Order() => PrecedenceOrder.Of(Ladder, people, delegations);

    private Participant Person(int i, Random random)
    {
        var delegation = random.Next(delegations.Count);
        var day = new DateOnly(2010, 1, 1).AddDays(random.Next(4_000));
        var isSpouse = i > 0 && random.Next(20) == 0;
        return new()
        {
            Name = $"{Visit}/participants/p{i:00000}",
            Delegation = delegations[delegation].Name,
            Names =
            {
                new PersonName
                {
                    Language = "en",
                    Given = $"Given{random.Next(500)}",
                    Family = $"Family{random.Next(500)}",
                },
            },
            Rank = random.Next(20) == 0 ? "" : Ladder.Rungs[random.Next(Ladder.Rungs.Count)].Code,
            Tenure = random.Next(10) == 0 ? null : new() { Since = $"{day:yyyy-MM-dd}" },
            ListPlace = delegation % 2 == 0 && random.Next(10) > 0 ? i + 1 : 0,
            Role = isSpouse ? ParticipantRole.Spouse : ParticipantRole.Official,
            Accompanies = isSpouse ? $"{Visit}/participants/p{random.Next(i):00000}" : "",
        };
    }
}
