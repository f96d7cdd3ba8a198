using StateVisit.Journal.Writing;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>What is asked of people together with the rest of their visit.</summary>
internal static class People
{
    /// <param name="people">As they will be, and where each stands in the request.</param>
    public static async Task CheckAsync(Write write, IReadOnlyList<(Participant Person, string Field)> people)
    {
        var faults = new FieldFaults();
        await CheckAsync(write, people, faults);
        faults.ThrowIfAny();
    }

    /// <param name="people">As they will be, and where each stands in the request.</param>
    public static async Task CheckAsync(
        Write write,
        IReadOnlyList<(Participant Person, string Field)> people,
        FieldFaults faults
    )
    {
        var ladder = await Ladders.OfAsync(write);
        var codes = ladder.Rungs.Select(rung => rung.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (person, field) in people)
        {
            Check(person.Rank, $"{field}.rank");
            Check(person.PrecedenceOverride?.Rank ?? "", $"{field}.precedence_override.rank");
        }
        await Uniqueness.OfListPlacesAsync(write, people, faults);

        void Check(string rank, string field)
        {
            if (rank.Length > 0 && !codes.Contains(rank))
                faults.Add(field, $"is not on the rank ladder: {string.Join(", ", ladder.Rungs.Select(r => r.Code))}");
        }
    }
}
