using StateVisit.Participants.Lists.Fields;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists;

/// <summary>People as the rows of a list, the header first: by delegation, place in its list and id; those of none last.</summary>
internal static class ListExport
{
    public static List<IReadOnlyList<string>> Rows(string visit, IEnumerable<Participant> participants)
    {
        var people = participants
            .OrderBy(person => person.Delegation.Length == 0)
            .ThenBy(person => person.Delegation, StringComparer.Ordinal)
            .ThenBy(person => person.ListPlace == 0)
            .ThenBy(person => person.ListPlace)
            .ThenBy(person => person.Name, StringComparer.Ordinal)
            .ToList();
        var fields = new PersonFields(visit, new Dictionary<string, string>()).All(
            Languages(people.SelectMany(person => person.Names.Select(name => name.Language)), "en"),
            Languages(people.SelectMany(TextFields.OfficeLanguages), "en"),
            Languages(people.SelectMany(person => person.Notes.Keys))
        );
        return
        [
            [.. fields.Select(field => field.Name)],
            .. people.Select(person => (IReadOnlyList<string>)[.. fields.Select(field => field.Get(person))]),
        ];
    }

    /// <summary>Those in use; for a list to be filled in, the one given.</summary>
    private static IEnumerable<string> Languages(IEnumerable<string> used, params IEnumerable<string> otherwise)
    {
        var languages = used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return languages.Count > 0 ? languages : otherwise;
    }
}
