using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>
/// Brings in delegations, people and seating plans. Accreditation is taken as given, because an import tells what has
/// happened.
/// </summary>
internal static class ParticipantsImport
{
    public static async Task<ImportParticipantsResponse> RunAsync(Write write, ParticipantsDocument document)
    {
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
        await import.PutAllAsync(document.SeatingPlans, "document.seating_plans");
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
    }

    private static void CheckNames(Import import, ParticipantsDocument document)
    {
        var faults = new FieldFaults();
        import.CheckNames(document.Delegations, "document.delegations", faults);
        import.CheckNames(document.Participants, "document.participants", faults);
        import.CheckNames(document.SeatingPlans, "document.seating_plans", faults);
        faults.ThrowIfAny();
    }
}
