using StateVisit.Participants.V1;

namespace StateVisit.Agreements;

/// <summary>A name as it is written.</summary>
internal static class PersonNameRules
{
    extension(PersonName name)
    {
        /// <summary>As given; without that, put together from its parts.</summary>
        public string Displayed =>
            name.Full.Length > 0 ? name.Full
            : name.Order == NameOrder.FamilyFirst ? $"{name.Family} {name.Given}".Trim()
            : $"{name.Given} {name.Family}".Trim();
    }
}
