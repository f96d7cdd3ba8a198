using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Seating;

/// <summary>Makes of those asked for one occupant for each seat.</summary>
internal static class Occupancy
{
    public static IReadOnlyList<Occupant> Of(SeatingTask task)
    {
        var faults = new FieldFaults();
        var places = task.Order.Places.ToDictionary(place => place.Participant, StringComparer.Ordinal);
        var pinned = task.Plan.Pins.Select(pin => pin.Participant).ToHashSet(StringComparer.Ordinal);
        var occupants = new List<Occupant>();
        for (var i = 0; i < task.Sitters.Count && occupants.Count <= SeatingTask.MostSeats; i++)
        {
            var sitter = task.Sitters[i];
            var person = task.People.GetValueOrDefault(sitter.Participant);
            var party = sitter.Party.Length > 0 || person is null ? sitter.Party : PartyOf(person);
            if (Company.HasSides(task.Plan.Layout.Kind) && party != task.Host && !task.Guests.Contains(party))
                faults.Add(
                    FieldOf(i),
                    $"is {(party.Length == 0 ? "of no party" : $"of {party}")}, neither host nor guest"
                );
            var place = places.GetValueOrDefault(sitter.Participant);
            for (var n = sitter.WhoCase == Sitter.WhoOneofCase.Count ? sitter.Count : 1; n > 0; n--)
                occupants.Add(
                    new()
                    {
                        Participant = sitter.Participant,
                        Office = sitter.Office,
                        Party = party,
                        Function = FunctionOf(sitter, person),
                        IsDisputed = sitter.Disputed,
                        IsPinned = person is not null && pinned.Contains(sitter.Participant),
                        Leads = person?.Leads ?? false,
                        Place = person is null ? sitter.Order : place?.Place_ ?? int.MaxValue,
                        PlaceReason = place?.Reason ?? "",
                    }
                );
        }
        if (occupants.Count > SeatingTask.MostSeats)
            faults.Add(FieldOf(0), $"and the others are more than {SeatingTask.MostSeats:N0}");
        faults.ThrowIfAny();
        return occupants;

        string PartyOf(Participant person) => task.Delegations.GetValueOrDefault(person.Delegation)?.Party ?? "";

        string FieldOf(int sitter) =>
            task.Plan.Sitters.Count > 0
                ? $"{task.Field}.sitters[{sitter}]"
                : $"{task.Field}.session.attendances[{sitter}]";
    }

    private static SitterFunction FunctionOf(Sitter sitter, Participant? person) =>
        sitter.Function != SitterFunction.Unspecified
            ? sitter.Function
            : person?.Role switch
            {
                ParticipantRole.Interpreter => SitterFunction.Interpreter,
                ParticipantRole.NoteTaker => SitterFunction.NoteTaker,
                _ => SitterFunction.Member,
            };
}
