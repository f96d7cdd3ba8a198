using Microsoft.EntityFrameworkCore;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Seating;

/// <summary>A plan is no more open than any of the people whom it names, and than the session that it is for.</summary>
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
                foreach (var person in plan.Select(link => byPath[link.ToPath]))
                    record.Narrow(person.Access, person.Embargo);
                await write.UpdateAsync(record, "seating_plan", "less open, because somebody in it is");
            }
    }

    /// <summary>
    /// Narrows the plans of a session as it has come from the agenda. Where a plan says itself who sits, it tells nothing of who
    /// attends.
    /// </summary>
    public static async Task NarrowAsync(Write write, Session session)
    {
        var (visit, path) = RecordName.Parse(session.Name);
        var plans = await write
            .Db.References.Where(link => link.Visit == visit && link.ToPath == path && link.FromPath.StartsWith(Plans))
            .Select(link => link.FromPath)
            .Distinct()
            .ToListAsync();
        foreach (var plan in plans)
            if (await write.FindAsync<SeatingPlan>($"visits/{visit}/{plan}") is { } record)
            {
                record.Narrow(session.Access, session.Embargo);
                if (record.Sitters.Count == 0)
                    foreach (var access in session.Seated.Select(attendance => attendance.Access).OfType<Access>())
                        record.Narrow(access, null);
                await write.UpdateAsync(record, "seating_plan", "less open, because its session is");
            }
    }

    extension(SeatingPlan plan)
    {
        /// <param name="limit">Who may know of what the plan tells.</param>
        /// <param name="limitEmbargo">What it waits for, if anything, to be known to more.</param>
        private void Narrow(Access limit, Embargo? limitEmbargo)
        {
            plan.Access = plan.Access.And(limit);
            if (plan.Embargo is not { } embargo)
                return;
            // Once the plan's embargo has ended, the other may still stand.
            var together = limitEmbargo is not null && embargo.EndsTogetherWith(limitEmbargo);
            embargo.After = embargo.After.And(together ? limitEmbargo!.After : limit);
        }
    }
}
