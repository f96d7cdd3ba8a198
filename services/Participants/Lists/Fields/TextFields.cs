using Google.Protobuf.Collections;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>The office that counts for precedence, and remarks, per language.</summary>
internal static class TextFields
{
    public static Field Office(string language) =>
        new(
            $"office.{language}",
            person => IndexOfOffice(person) is >= 0 and var i ? Text(person.Offices[i].Titles, language) : "",
            (person, cell) =>
            {
                if (IndexOfOffice(person) is >= 0 and var i)
                    Set(person.Offices[i].Titles, language, cell);
                else if (cell.Length > 0)
                    person.Offices.Add(new Office { Counts = true, Titles = { [language] = cell } });
                return null;
            },
            person => $"offices[{IndexOfOffice(person)}].titles[{language}]"
        );

    public static Field Notes(string language) =>
        Field.Of(
            $"notes.{language}",
            person => Text(person.Notes, language),
            (person, cell) => Set(person.Notes, language, cell),
            $"notes[{language}]"
        );

    /// <summary>The titles of the office that a list shows.</summary>
    public static IEnumerable<string> OfficeLanguages(Participant person) =>
        IndexOfOffice(person) is >= 0 and var i ? person.Offices[i].Titles.Keys : [];

    /// <summary>Drops the office if it has no title left.</summary>
    public static void Tidy(Participant person)
    {
        if (IndexOfOffice(person) is >= 0 and var i && person.Offices[i].Titles.Count == 0)
            person.Offices.RemoveAt(i);
    }

    /// <summary>The one that counts; a single one counts without saying so.</summary>
    private static int IndexOfOffice(Participant person)
    {
        for (var i = 0; i < person.Offices.Count; i++)
            if (person.Offices[i].Counts || person.Offices.Count == 1)
                return i;
        return -1;
    }

    private static string Text(MapField<string, string> texts, string language) =>
        texts.TryGetValue(language, out var text) ? text : "";

    private static void Set(MapField<string, string> texts, string language, string cell)
    {
        if (cell.Length > 0)
            texts[language] = cell;
        else
            texts.Remove(language);
    }
}
