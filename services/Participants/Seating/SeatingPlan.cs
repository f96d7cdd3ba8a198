using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Seating;

/// <summary>The rules of a seating plan by itself.</summary>
public static class SeatingPlanRules
{
    /// <summary>Nobody sits closer, in centimetres.</summary>
    private const int LeastWidth = 40;

    extension(SeatingPlan plan)
    {
        public void Check(string path, FieldFaults faults)
        {
            CheckLayout(plan.Layout, $"{path}.layout", faults);
            if (Profiles.Find(plan.Profile) is null)
                faults.Add(
                    $"{path}.profile",
                    $"is not a profile: {string.Join(", ", Profiles.All.Select(profile => profile.Id))}"
                );
            if (plan.Host.Length > 0 && plan.Guests.Contains(plan.Host))
                faults.Add($"{path}.guests", $"contains the host, {plan.Host}");
            for (var i = 0; i < plan.Sitters.Count; i++)
                CheckSitter(plan.Sitters[i], $"{path}.sitters[{i}]", faults);
            for (var i = 0; i < plan.Rules.Count; i++)
                if (plan.Rules[i].Participants.Distinct().Take(2).Count() < 2)
                    faults.Add($"{path}.rules[{i}].participants", "are not two or more");
            CheckOnce(plan.Guests, i => $"{path}.guests[{i}]", "stands there twice", faults);
            CheckOnce(
                plan.Sitters.Select(sitter => sitter.Participant),
                i => $"{path}.sitters[{i}].participant",
                "stands there twice",
                faults
            );
            CheckOnce(plan.Pins.Select(pin => pin.Seat), i => $"{path}.pins[{i}].seat", "is pinned twice", faults);
            CheckOnce(
                plan.Pins.Select(pin => pin.Participant),
                i => $"{path}.pins[{i}].participant",
                "is pinned twice",
                faults
            );
            CheckOnce(plan.Seats.Select(seat => seat.Id), i => $"{path}.seats[{i}].id", "stands there twice", faults);
            CheckOnce(
                plan.Seats.Select(seat => seat.Participant),
                i => $"{path}.seats[{i}].participant",
                "sits twice",
                faults
            );
        }

        /// <summary>Whether other seats may follow from it than from the other.</summary>
        public bool AsksForOther(SeatingPlan other) => !plan.Asked().Equals(other.Asked());

        /// <summary>What planning anew did, in place order; those who no longer sit come last.</summary>
        public IEnumerable<SeatMove> MovesFrom(IReadOnlyCollection<Seat> earlier)
        {
            var before = Taken(earlier);
            var after = Taken(plan.Seats);
            foreach (var (person, seat) in after)
                if (before.GetValueOrDefault(person)?.Id is var from && from != seat.Id)
                    yield return new()
                    {
                        Participant = person,
                        From = from ?? "",
                        To = seat.Id,
                        Reason = seat.Reason,
                    };
            foreach (var (person, seat) in before)
                if (!after.ContainsKey(person))
                    yield return new()
                    {
                        Participant = person,
                        From = seat.Id,
                        Reason = "is no longer to be seated",
                    };
        }

        private SeatingPlan Asked() =>
            new()
            {
                Session = plan.Session,
                Host = plan.Host,
                Guests = { plan.Guests },
                Layout = plan.Layout,
                Profile = plan.Profile,
                Sitters = { plan.Sitters },
                Pins = { plan.Pins },
                Rules = { plan.Rules },
            };
    }

    private static void CheckLayout(Layout layout, string path, FieldFaults faults)
    {
        if ((long)layout.Seats * Math.Max(1, layout.Units) > SeatingTask.MostSeats)
            faults.Add($"{path}.seats", $"makes more than {SeatingTask.MostSeats:N0} with units");
        if (layout.PlaceWidth is > 0 and < LeastWidth)
            faults.Add($"{path}.place_width", $"is less than {LeastWidth}");
        if (
            layout.Units > 0
            && layout.Kind is not (LayoutKind.BanquetTables or LayoutKind.PhotoRows or LayoutKind.TheatreRows)
        )
            faults.Add($"{path}.units", "is only for banquet tables and rows");
    }

    private static void CheckSitter(Sitter sitter, string path, FieldFaults faults)
    {
        if (sitter is { WhoCase: Sitter.WhoOneofCase.Participant, Order: > 0 })
            faults.Add($"{path}.order", "is only for an office or a number: people have their order of precedence");
    }

    private static void CheckOnce(
        IEnumerable<string> values,
        Func<int, string> field,
        string description,
        FieldFaults faults
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, value) in values.Index())
            if (value.Length > 0 && !seen.Add(value))
                faults.Add(field(i), description);
    }

    private static Dictionary<string, Seat> Taken(IEnumerable<Seat> seats) =>
        seats.Where(seat => seat.Participant.Length > 0).ToDictionary(seat => seat.Participant, StringComparer.Ordinal);
}
