using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Seating;

/// <summary>Seats a plan within a write: what it leaves open is the session's, else the visit's.</summary>
internal static class Sources
{
    /// <summary>Gives the plan its seats, and a new version if they are others.</summary>
    /// <param name="field">Where the plan stands in the request.</param>
    public static async Task SeatAsync(Write write, SeatingPlan plan, string field)
    {
        var faults = new FieldFaults();
        ContractRules.Check(plan, faults, asGiven: false, path: field);
        faults.ThrowIfAny();
        plan.Check(field, faults);
        faults.ThrowIfAny();

        var before = plan.Seats.Clone();
        var seats = Planner.Plan(await TaskAsync(write, plan, field));
        plan.Seats.Clear();
        plan.Seats.Add(seats);
        if (!plan.Seats.Equals(before))
            plan.Version++;
    }

    private static async Task<SeatingTask> TaskAsync(Write write, SeatingPlan plan, string field)
    {
        var visit = await write.FindAsync<Visit>($"visits/{write.Visit}");
        var session = plan.Session.Length > 0 ? await write.FindAsync<Session>(plan.Session) : null;
        var sitters = plan.Sitters.Count > 0 ? plan.Sitters : (IReadOnlyList<Sitter>)session.Sitters;
        var people = await write.FindAllAsync<Participant>(
            sitters.Select(sitter => sitter.Participant).Where(name => name.Length > 0)
        );
        var delegations = await write.FindAllAsync<Delegation>(
            people.Select(person => person.Delegation).Where(name => name.Length > 0)
        );
        var (host, guests) = Parties(plan, session, visit);

        var faults = new FieldFaults();
        CheckSession(plan, session, field, faults);
        if (Company.HasSides(plan.Layout.Kind) && host.Length == 0)
            faults.Add($"{field}.host", "is required: neither session nor visit says who receives");
        if (Company.HasSides(plan.Layout.Kind) && guests.Count == 0)
            faults.Add($"{field}.guests", "is required: neither session nor visit says who is received");
        var known = people.ToDictionary(person => person.Name, StringComparer.Ordinal);
        for (var i = 0; i < sitters.Count; i++)
            if (sitters[i].Participant is { Length: > 0 } name && !known.ContainsKey(name))
                faults.Add(
                    plan.Sitters.Count > 0 ? $"{field}.sitters[{i}].participant" : $"{field}.session",
                    $"names {name}, which does not exist"
                );
        faults.ThrowIfAny();

        return new(
            plan,
            sitters,
            known,
            delegations.ToDictionary(delegation => delegation.Name, StringComparer.Ordinal),
            PrecedenceOrder.Of(await Ladders.OfAsync(write), people, delegations),
            host,
            guests
        )
        {
            Field = field,
        };
    }

    /// <summary>Who receives may differ by session, and the plan may say it itself.</summary>
    private static (string Host, IReadOnlyList<string> Guests) Parties(SeatingPlan plan, Session? session, Visit? visit)
    {
        IReadOnlyList<string> parties = session is { Parties.Count: > 0 }
            ? session.Parties
            : [.. visit?.Hosts ?? [], .. visit?.Guests ?? []];
        var host =
            plan.Host.Length > 0 ? plan.Host
            : session is { Host.Length: > 0 } ? session.Host
            : visit?.Hosts.FirstOrDefault(parties.Contains) ?? "";
        return (host, plan.Guests.Count > 0 ? plan.Guests : [.. parties.Where(party => party != host).Distinct()]);
    }

    /// <summary>A plan tells nobody of a session, or of who attends it, who may not know that from the session.</summary>
    private static void CheckSession(SeatingPlan plan, Session? session, string field, FieldFaults faults)
    {
        if (session is null)
        {
            if (plan.Session.Length > 0)
                faults.Add($"{field}.session", $"names {plan.Session}, which does not exist");
            else if (plan.Sitters.Count == 0)
                faults.Add($"{field}.sitters", "is required where there is no session that says who attends");
            return;
        }
        if (!IsWithin(session.Access))
            faults.Add($"{field}.access.label", $"tells more than {plan.Session}, which fewer may see than this");
        else if (
            plan.Sitters.Count == 0
            && session.Seated.FirstOrDefault(one => one.Access is { } access && !IsWithin(access)) is { } hidden
        )
            faults.Add(
                $"{field}.access.label",
                $"tells more than the attendance of {hidden.Who}, of which fewer may know than of this"
            );
        if (plan.Sitters.Count == 0 && !session.Seated.Any())
            faults.Add($"{field}.sitters", $"is required: {plan.Session} does not say who attends");

        bool IsWithin(Type.V1.Access outer) =>
            plan.Access.IsWithin(outer) && (plan.Embargo is null || plan.Embargo.After.IsWithin(outer));
    }
}
