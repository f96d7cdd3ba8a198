using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>The rules of a venue.</summary>
public static class VenueRules
{
    extension(Venue venue)
    {
        public void Check(string path, FieldFaults faults)
        {
            if (venue.Parent == venue.Name && venue.Name.Length > 0)
                faults.Add($"{path}.parent", "is the venue itself");
            if (venue.Type == VenueType.City && venue.Parent.Length > 0)
                faults.Add($"{path}.parent", "must be empty for a city");
            for (var i = 0; i < venue.Travel.Count; i++)
                if (venue.Travel[i].Venue == venue.Name)
                    faults.Add($"{path}.travel[{i}].venue", "is the venue itself");
        }
    }
}
