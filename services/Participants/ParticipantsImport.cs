using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>
/// Brings in delegations, people and seating plans. Accreditation is taken as given, because an import tells what has
/// happened.
/// </summary>
internal static class ParticipantsImport
{
    /// <param name="agendaFollows">What the agenda keeps of the visit need not be known here yet.</param>
    public static async Task<ImportParticipantsResponse> RunAsync(
        Write write,
        ParticipantsDocument document,
        bool agendaFollows
    )
    {
        if (!write.VisitExists && !agendaFollows)
            throw Fault.NotFound($"visits/{write.Visit}");
        var import = new Import(write);
        CheckNames(import, document);
        var ladder = document.RankLadder?.Clone();
        if (ladder is not null)
        {
            ladder.IsDefault = false;
            await import.PutAsync(ladder, "document.rank_ladder");
        }
        await import.PutAllAsync(document.Delegations, "document.delegations");
        var people = document.Participants.Select(participant => participant.Clone()).ToList();
        await write.KnowAsync(people.Select(person => person.Name));
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i].Accreditation == AccreditationState.Unspecified)
                people[i].Accreditation = AccreditationState.Invited;
            await import.PutAsync(people[i], $"document.participants[{i}]");
        }
        await Uniqueness.OfPartiesAsync(
            write,
            [.. document.Delegations.Select((delegation, i) => (delegation, $"document.delegations[{i}]"))]
        );
        await People.CheckAsync(write, [.. people.Select((person, i) => (person, $"document.participants[{i}]"))]);
        if (ladder is not null)
            await Ladders.CheckStandingAsync(write, ladder);
        await PlanLabels.NarrowAsync(write, people);
        await PutPlansAsync(write, import, [.. document.SeatingPlans], agendaFollows);
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
    }

    /// <summary>Seats are taken as given, because an import tells who sat where; a plan without any is planned.</summary>
    private static async Task PutPlansAsync(Write write, Import import, List<SeatingPlan> plans, bool agendaFollows)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i].Clone();
            if (plan.Seats.Count == 0 && !(agendaFollows && await WaitsAsync(write, plan)))
            {
                var before = await write.FindAsync<SeatingPlan>(plan.Name);
                plan.Seats.Add(before?.Seats ?? []);
                plan.Version = before?.Version ?? 0;
                await Sources.SeatAsync(write, plan, $"document.seating_plans[{i}]");
            }
            plan.Version = Math.Max(1, plan.Version);
            await import.PutAsync(plan, $"document.seating_plans[{i}]");
        }
    }

    /// <summary>Who receives whom, and who attends, is not known here yet.</summary>
    private static async Task<bool> WaitsAsync(Write write, SeatingPlan plan) =>
        plan.Session.Length > 0 ? await write.FindAsync<Agenda.V1.Session>(plan.Session) is null : !write.VisitExists;

    private static void CheckNames(Import import, ParticipantsDocument document)
    {
        var faults = new FieldFaults();
        import.CheckNames(document.Delegations, "document.delegations", faults);
        import.CheckNames(document.Participants, "document.participants", faults);
        import.CheckNames(document.SeatingPlans, "document.seating_plans", faults);
        faults.ThrowIfAny();
    }
}
