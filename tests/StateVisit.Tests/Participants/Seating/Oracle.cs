using StateVisit.Participants.V1;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Every way to seat a few people, tried one by one.</summary>
internal static class Oracle
{
    /// <summary>The fewest people who must leave the seats that precedence gives them; null: the rules cannot be kept.</summary>
    /// <param name="due">Seats as precedence gives them.</param>
    /// <param name="row">The chairs that may be exchanged, in each row side by side.</param>
    /// <param name="isRing">The last is beside the first.</param>
    public static int? FewestMoves(
        IReadOnlyList<Seat> due,
        IReadOnlyList<IReadOnlyList<string>> rows,
        bool isRing,
        IReadOnlyList<SeatingRule> rules,
        Func<Seat, bool> mayMove
    )
    {
        var people = due.Where(seat => seat.Participant.Length > 0 && mayMove(seat)).ToList();
        var chairs = due.Where(seat => mayMove(seat) || seat.Party.Length == 0).Select(seat => seat.Id).ToHashSet();
        var at = due.Where(seat => seat.Participant.Length > 0).ToDictionary(seat => seat.Participant, seat => seat.Id);
        int? best = null;
        Try(0, 0);
        return best;

        void Try(int person, int moves)
        {
            if (best <= moves)
                return;
            if (person == people.Count)
            {
                if (rules.All(rule => Holds(rule)))
                    best = moves;
                return;
            }
            var seat = people[person];
            foreach (var chair in rows.Single(row => row.Contains(seat.Id)).Where(chairs.Contains).ToList())
            {
                chairs.Remove(chair);
                at[seat.Participant] = chair;
                Try(person + 1, moves + (chair == seat.Id ? 0 : 1));
                chairs.Add(chair);
            }
        }

        bool Holds(SeatingRule rule)
        {
            var seats = rule.Participants.Select(person => at[person]).ToList();
            var pairs = seats.SelectMany(a => seats.Where(b => string.CompareOrdinal(a, b) < 0).Select(b => (a, b)));
            if (rule.Kind == SeatingRuleKind.KeepApart)
                return pairs.All(pair => !AreBeside(pair.a, pair.b));
            // Together: from the first, all others are reached from seat to seat.
            var reached = new HashSet<string> { seats[0] };
            while (
                seats.FirstOrDefault(seat => !reached.Contains(seat) && reached.Any(one => AreBeside(one, seat)))
                    is { } next
            )
                reached.Add(next);
            return reached.Count == seats.Count;
        }

        bool AreBeside(string a, string b) =>
            rows.FirstOrDefault(row => row.Contains(a) && row.Contains(b)) is { } row
            && Math.Abs(row.ToList().IndexOf(a) - row.ToList().IndexOf(b)) is var distance
            && (distance == 1 || (isRing && distance == row.Count - 1));
    }
}
