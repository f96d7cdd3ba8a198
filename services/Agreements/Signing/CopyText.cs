using System.Text;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>A copy as text to read: what is in it and where, in words of the document alone; what it does not say is not added.</summary>
internal static class CopyText
{
    private const string Line = "____________________";

    public static string Of(Agreement agreement, Copy copy, PartyNames names)
    {
        var text = new StringBuilder();
        Add(text, $"Copy kept by {copy.Party}");
        Add(text, names.In(copy.Languages.FirstOrDefault(""), copy.Party));
        foreach (var language in copy.Languages.DefaultIfEmpty(""))
        {
            text.Append('\n');
            if (language.Length > 0)
                Add(text, $"[{language}]");
            Add(text, Languages.Choose(agreement.Titles, language).Text);
            foreach (var party in copy.Parties)
                Add(text, $"- {names.In(language, party)}");
        }
        foreach (var block in copy.Signatures)
        {
            Add(text, $"\n{(block.Side == PageSide.Left ? "Left" : "Right")}: {block.Party}");
            foreach (var name in copy.Languages.Select(language => block.Names[language]).Distinct())
                Add(text, name);
            foreach (var office in OfficesOf(block, copy.Languages))
                Add(text, office.Text);
            Add(text, Line);
        }
        return text.ToString();
    }

    /// <summary>The office in each language of the copy in which it is known; else in the one in which it is.</summary>
    public static IEnumerable<(string Text, string Language)> OfficesOf(
        SignatureBlock block,
        IEnumerable<string> languages
    ) =>
        languages
            .DefaultIfEmpty("")
            .Select(language => Languages.Nearest(language, block.Offices.Keys))
            .OfType<string>()
            .Select(key => (Text: block.Offices[key], Language: key))
            .DefaultIfEmpty(Languages.Choose(block.Offices, ""))
            .Where(office => office.Text.Length > 0)
            .Distinct();

    private static void Add(StringBuilder text, string line) => text.Append(line).Append('\n');
}
