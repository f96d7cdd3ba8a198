using CsCheck;
using Google.Protobuf.Collections;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Rules of small tables against every way to seat those who sit there.</summary>
public sealed class RulesProperty
{
    private static readonly Gen<(SeatingRuleKind Kind, int[] People)> Rule = Gen.Select(
        Gen.OneOf(SeatingRuleKind.KeepApart, SeatingRuleKind.KeepTogether),
        Gen.Int[0, 20].Array[2, 3]
    );

    private static readonly Gen<Hall> Small = Gen.Select(
        Gen.OneOf(LayoutKind.NegotiatingTable, LayoutKind.RoundTable),
        Gen.Int[1, 6],
        Gen.Int[0, 2],
        Gen.Bool,
        Rule.Array[1, 5],
        (kind, guests, spare, interprets, rules) =>
        {
            var hall = new Hall(kind).With("RU", "h1");
            for (var i = 1; i <= guests; i++)
                hall.With("CN", $"g{i}");
            if (interprets && kind == LayoutKind.NegotiatingTable)
                hall.With("CN", "i:gi");
            hall.Plan.Layout.Seats = hall.People.Count + spare - (kind == LayoutKind.NegotiatingTable ? 1 : 0);
            foreach (var (rule, picks) in rules)
            {
                var people = picks
                    .Select(pick => hall.People[pick % hall.People.Count].Split('/')[^1])
                    .Distinct()
                    .ToArray();
                if (people.Length > 1)
                    hall.Rule(rule, people);
            }
            return hall;
        }
    );

    [Fact]
    public void ASeatingIsFoundIfThereIsOneAndMovesAsFewAsPossible() =>
        Small.Try(
            hall =>
            {
                var rules = hall.Plan.Rules.Clone();
                hall.Plan.Rules.Clear();
                var due = hall.Seats();
                hall.Plan.Rules.Add(rules);

                var fewest = Fewest(due, rules);
                if (fewest is null)
                {
                    var fault = Assert.Throws<Fault>(hall.Seats);
                    Assert.Equal("RULES_CLASH", fault.Reason);
                    AssertSmallest(due, rules, fault);
                    return;
                }
                var seats = hall.Seats().Where(seat => seat.Participant.Length > 0);
                var before = due.Where(seat => seat.Participant.Length > 0)
                    .ToDictionary(seat => seat.Participant, seat => seat.Id);
                Assert.Equal(fewest, seats.Count(seat => before[seat.Participant] != seat.Id));
                // As they sit now, nobody has to move.
                Assert.Equal(0, Fewest([.. hall.Seats()], rules));
            },
            iter: 2_000
        );

    /// <summary>The rules named cannot be kept, and could be without any one of them.</summary>
    private static void AssertSmallest(IReadOnlyList<Seat> due, RepeatedField<SeatingRule> rules, Fault fault)
    {
        var core = fault.Metadata["rules"].Split(',').Select(int.Parse).ToList();
        Assert.All(core, rule => Assert.Contains($"rules[{rule}] (keep ", fault.Message));
        Assert.Null(Fewest(due, [.. core.Select(rule => rules[rule])]));
        Assert.All(
            core,
            left => Assert.NotNull(Fewest(due, [.. core.Where(rule => rule != left).Select(rule => rules[rule])]))
        );
    }

    private static int? Fewest(IReadOnlyList<Seat> due, IReadOnlyList<SeatingRule> rules)
    {
        var isRing = due.Any(seat => seat.Id == "s1");
        IReadOnlyList<string>[] rows = isRing
            ?
            [
                [.. due.Select(seat => seat.Id)],
            ]
            :
            [
                .. due.GroupBy(seat => seat.Side)
                    .Select(side => side.OrderBy(seat => seat.X).Select(seat => seat.Id).ToList()),
            ];
        return Oracle.FewestMoves(
            due,
            rows,
            isRing,
            rules,
            // At the round table the host alone is in the middle.
            seat =>
                seat.Participant.Length > 0
                && seat.Function != SitterFunction.Interpreter
                && (isRing ? Hall.IdOf(seat) != "h1" : seat.Function != SitterFunction.Principal)
        );
    }
}
