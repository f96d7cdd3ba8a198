using BenchmarkDotNet.Attributes;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;

namespace StateVisit.Benchmarks;

/// <summary>200 people and 50 rules: under 50 ms. Two of three rules are broken by precedence alone.</summary>
public class SeatingBenchmarks
{
    private const string Visit = "visits/v";
    private const int People = 200;
    private const int Rules = 50;

    private static readonly string[] Parties = ["RU", "CN"];

    private SeatingTask task = null!;

    [Params(LayoutKind.NegotiatingTable, LayoutKind.RoundTable, LayoutKind.BanquetTables)]
    public LayoutKind Kind { get; set; }

    [GlobalSetup]
    public void Invite()
    {
        var names = Enumerable.Range(0, People).Select(i => $"{Visit}/participants/p{i:000}").ToList();
        var delegations = Parties.ToDictionary(
            party => $"{Visit}/delegations/{party}",
            party => new Delegation { Name = $"{Visit}/delegations/{party}", Party = party }
        );
        var plan = new SeatingPlan { Layout = new() { Kind = Kind } };
        for (var i = 0; i < Rules; i++)
            plan.Rules.Add(
                new SeatingRule
                {
                    Kind = i % 3 == 2 ? SeatingRuleKind.KeepTogether : SeatingRuleKind.KeepApart,
                    // Of one side, and two places apart: beside each other at a table of two sides.
                    Participants = { names[4 + (3 * i)], names[4 + (3 * i) + 4] },
                }
            );
        task = new(
            plan,
            [.. names.Select(name => new Sitter { Participant = name })],
            names
                .Select(
                    (name, i) =>
                        new Participant { Name = name, Delegation = delegations.Keys.ElementAt(i % delegations.Count) }
                )
                .ToDictionary(person => person.Name),
            delegations,
            new() { Places = { names.Select((name, i) => new Place { Participant = name, Place_ = i + 1 }) } },
            "RU",
            ["CN"]
        );
    }

    [Benchmark]
    public IReadOnlyList<Seat> Plan() => Planner.Plan(task);
}
