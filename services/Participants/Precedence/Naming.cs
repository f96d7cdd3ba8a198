using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>The one name of those that a person or a delegation has by which an order goes, whatever language is asked for.</summary>
internal static class Naming
{
    private const string English = "en";

    extension(Participant person)
    {
        private PersonName OneName =>
            person.Names.FirstOrDefault(name => name.Language == English)
            ?? person.Names.MinBy(name => name.Language, StringComparer.Ordinal)
            ?? new();

        /// <summary>As it is displayed.</summary>
        public string DisplayName => person.OneName.Displayed;

        /// <summary>As it stands in an alphabetical list.</summary>
        public string SortName
        {
            get
            {
                var name = person.OneName;
                return name.Family.Length > 0 ? $"{name.Family} {name.Given}" : name.Full;
            }
        }
    }

    extension(Delegation delegation)
    {
        public string SortName =>
            delegation.Titles.TryGetValue(English, out var title)
                ? title
                : delegation.Titles.MinBy(pair => pair.Key, StringComparer.Ordinal).Value ?? "";
    }
}
