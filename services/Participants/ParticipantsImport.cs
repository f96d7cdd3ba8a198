using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
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
    public static async Task<ImportParticipantsResponse> RunAsync(
        Write write,
        string name,
        ParticipantsDocument document
    )
    {
        var import = new Import(write);
        CheckNames(import, name, document);
        if (document.RankLadder is not null)
            await import.PutAsync(document.RankLadder.Copy(), "document.rank_ladder");
        await import.PutAllAsync(document.Delegations, "document.delegations");
        var people = document.Participants.Select(participant => participant.Clone()).ToList();
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
        await PlanLabels.NarrowAsync(write, people);
        await PutPlansAsync(write, import, [.. document.SeatingPlans]);
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
    }

    /// <summary>Seats are taken as given, because an import tells who sat where; a plan without any is planned.</summary>
    private static async Task PutPlansAsync(Write write, Import import, List<SeatingPlan> plans)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i].Clone();
            if (plan.Seats.Count == 0)
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

    private static void CheckNames(Import import, string name, ParticipantsDocument document)
    {
        var faults = new FieldFaults();
        if (document.RankLadder is { } ladder)
            ladder.Name = $"{name}/rankLadder";
        import.CheckNames(document.Delegations, "document.delegations", faults);
        import.CheckNames(document.Participants, "document.participants", faults);
        import.CheckNames(document.SeatingPlans, "document.seating_plans", faults);
        faults.ThrowIfAny();
    }
}
