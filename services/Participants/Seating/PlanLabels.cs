using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Seating;

/// <summary>A plan is no more open than any of the people whom it names.</summary>
internal static class PlanLabels
{
    private const string Plans = "seatingPlans/";

    /// <summary>Narrows, within the write that makes people less visible, the plans that name them.</summary>
    /// <param name="people">As they will be.</param>
    public static async Task NarrowAsync(Write write, IReadOnlyCollection<Participant> people)
    {
        var visit = write.Visit;
        var byPath = people.ToDictionary(person => person.Name[($"visits/{visit}/".Length)..], StringComparer.Ordinal);
        var links = await write
            .Db.References.Where(link => link.Visit == visit && link.FromPath.StartsWith(Plans))
            .Select(link => new { link.FromPath, link.ToPath })
            .Distinct()
            .ToListAsync();
        foreach (var plan in links.Where(link => byPath.ContainsKey(link.ToPath)).ToLookup(link => link.FromPath))
            if (await write.FindAsync<SeatingPlan>($"visits/{visit}/{plan.Key}") is { } record)
            {
                foreach (var link in plan)
                    record.Narrow(byPath[link.ToPath]);
                await write.UpdateAsync(record, "seating_plan", "less open, because somebody in it is");
            }
    }

    extension(SeatingPlan plan)
    {
        public void Narrow(Participant person)
        {
            plan.Access = plan.Access.And(person.Access);
            if (plan.Embargo is not { } embargo)
                return;
            // Once the plan's embargo has ended, the person's may still stand.
            var endsWith =
                person.Embargo is { } other
                && (embargo.UntilCase, embargo.Held) == (other.UntilCase, other.Held)
                && Equals(embargo.Time, other.Time)
                && embargo.SessionStart == other.SessionStart
                && embargo.SessionEnd == other.SessionEnd;
            embargo.After = embargo.After.And(endsWith ? person.Embargo!.After : person.Access);
        }
    }
}
