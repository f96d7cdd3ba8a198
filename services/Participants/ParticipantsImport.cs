using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
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
        await import.PutAllAsync(document.SeatingPlans, "document.seating_plans");
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
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
