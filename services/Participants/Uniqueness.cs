using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>What one record of a visit has, no other may have.</summary>
internal static class Uniqueness
{
    /// <summary>From so many on it is cheaper to read all than to ask for each.</summary>
    private const int Many = 100;

    /// <summary>One delegation of each party.</summary>
    /// <param name="delegations">As they will be, and where each stands in the request.</param>
    public static async Task OfPartiesAsync(
        Write write,
        IReadOnlyList<(Delegation Delegation, string Field)> delegations
    )
    {
        var visit = write.Visit;
        var stored = await write
            .Db.Set<DelegationRow>()
            .AsNoTracking()
            .Where(row => row.Visit == visit)
            .Select(row => new { row.Path, row.Party })
            .ToListAsync();
        var faults = new FieldFaults();
        Check(
            stored.Select(row => (row.Path, row.Party)),
            delegations.Select(d => (d.Delegation.Name, d.Delegation.Party, $"{d.Field}.party")),
            faults
        );
        faults.ThrowIfAny();
    }

    /// <summary>One person of a delegation on each place of the sender's list.</summary>
    /// <param name="people">As they will be, and where each stands in the request.</param>
    public static async Task OfListPlacesAsync(
        Write write,
        IReadOnlyList<(Participant Person, string Field)> people,
        FieldFaults faults
    )
    {
        var listed = people.Where(p => p.Person.ListPlace > 0 && p.Person.Delegation.Length > 0).ToList();
        if (listed.Count == 0)
            return;
        var visit = write.Visit;
        var rows = write.Db.Set<ParticipantRow>().AsNoTracking().Where(row => row.Visit == visit && row.ListPlace > 0);
        if (listed.Count < Many)
        {
            var places = listed.Select(p => p.Person.ListPlace).Distinct().ToArray();
            rows = rows.Where(row => places.Contains(row.ListPlace));
        }
        var stored = await rows.Select(row => new
            {
                row.Path,
                row.Delegation,
                row.ListPlace,
            })
            .ToListAsync();
        Check(
            stored.Select(row => (row.Path, (row.Delegation, row.ListPlace))),
            people.Select(p => (p.Person.Name, (p.Person.Delegation, p.Person.ListPlace), $"{p.Field}.list_place")),
            faults,
            key => key.ListPlace > 0 && key.Delegation.Length > 0
        );
    }

    private static void Check<TKey>(
        IEnumerable<(string Path, TKey Key)> stored,
        IEnumerable<(string Name, TKey Key, string Field)> given,
        FieldFaults faults,
        Func<TKey, bool>? counts = null
    )
        where TKey : notnull
    {
        var held = given.ToList();
        var moved = held.Select(one => RecordName.Parse(one.Name).Path).ToHashSet(StringComparer.Ordinal);
        var holders = new Dictionary<TKey, string>();
        foreach (var (path, key) in stored)
            if (!moved.Contains(path))
                holders[key] = path;
        foreach (var (name, key, field) in held)
            if (counts?.Invoke(key) ?? true)
            {
                var path = RecordName.Parse(name).Path;
                // Who is given twice, which is a fault of its own, takes nothing from themselves.
                if (!holders.TryAdd(key, path) && holders[key] != path)
                    faults.Add(field, $"is taken by {holders[key]}");
            }
    }
}
