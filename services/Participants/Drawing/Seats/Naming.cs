using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Seats;

/// <summary>What a person is called.</summary>
internal static class Naming
{
    extension(Participant person)
    {
        /// <summary>The name in their own script.</summary>
        public PersonName OwnName => person.Names[0];

        /// <summary>The name in a language, or null.</summary>
        public PersonName? NameIn(string language) =>
            person.Names.FirstOrDefault(name => name.Language == language)
            ?? person.Names.FirstOrDefault(name => language.Length > 0 && Languages.IsSame(name.Language, language));

        /// <summary>The office that counts, in a language.</summary>
        public Wording OfficeIn(string language) =>
            (person.Offices.FirstOrDefault(office => office.Counts) ?? person.Offices.FirstOrDefault()) is { } office
                ? Wording.Of(Languages.Choose(office.Titles, language))
                : default;
    }

    extension(PersonName name)
    {
        public Wording Shown => Wording.Of((name.Displayed, name.Language));

        /// <summary>With the form of address before it.</summary>
        public Wording Addressed => Wording.Of(($"{name.FormOfAddress} {name.Displayed}", name.Language));
    }
}
