using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>
/// Spouses who stand directly behind their partner and take no place of their own. One whom the sender's list has elsewhere
/// than behind the partner ranks by that list, and one whose partner is not there by themself.
/// </summary>
internal static class Companions
{
    /// <summary>By their own name.</summary>
    public static Dictionary<string, Participant> Of(IReadOnlyCollection<Participant> people)
    {
        var spouses = people
            .Where(person => person is { Role: ParticipantRole.Spouse, Accompanies.Length: > 0 })
            .ToDictionary(person => person.Name, StringComparer.Ordinal);
        if (spouses.Count == 0)
            return spouses;
        // Two who name each other as partner cannot both stand behind.
        var partners = people
            .Select(person => person.Name)
            .Where(name => !spouses.ContainsKey(name))
            .ToHashSet(StringComparer.Ordinal);
        var behind = BehindOnTheirList(people);
        return spouses
            .Where(spouse =>
                partners.Contains(spouse.Value.Accompanies)
                && (spouse.Value.ListPlace == 0 || behind.Contains(spouse.Key))
            )
            .ToDictionary(StringComparer.Ordinal);
    }

    private static HashSet<string> BehindOnTheirList(IReadOnlyCollection<Participant> people)
    {
        var behind = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in people.Where(person => person.ListPlace > 0).GroupBy(person => person.Delegation))
        {
            var before = "";
            foreach (var person in list.OrderBy(p => p.ListPlace).ThenBy(p => p.Name, StringComparer.Ordinal))
                if (person.Role == ParticipantRole.Spouse && before.Length > 0 && person.Accompanies == before)
                    behind.Add(person.Name);
                else
                    before = person.Name;
        }
        return behind;
    }
}
