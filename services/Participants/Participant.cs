using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>The rules of a person by themselves.</summary>
public static class ParticipantRules
{
    extension(Participant person)
    {
        public void Check(string path, FieldFaults faults)
        {
            for (var i = 0; i < person.Names.Count; i++)
                if (person.Names[i].Full.Length == 0 && person.Names[i].Family.Length == 0)
                    faults.Add($"{path}.names[{i}].full", "or family is required");
                else if (person.Names.Take(i).Any(name => name.Language == person.Names[i].Language))
                    faults.Add($"{path}.names[{i}].language", "stands there twice");
            if (person.Offices.Count > 1 && person.Offices.Count(office => office.Counts) != 1)
                faults.Add($"{path}.offices", "of several, exactly one counts for precedence");
            if (person.ListPlace > 0 && person.Delegation.Length == 0)
                faults.Add($"{path}.list_place", "needs a delegation");
            if (person.Accompanies.Length > 0 && person.Accompanies == person.Name)
                faults.Add($"{path}.accompanies", "is the person");
            if (person is { Arrival: { } arrival, Departure: { } departure } && departure.Time < arrival.Time)
                faults.Add($"{path}.departure.time", "is before arrival.time");
            if (person.PrecedenceOverride is { Rank: "", Since: "", Order: 0 })
                faults.Add($"{path}.precedence_override.rank", "or since or order is required");
        }
    }
}
