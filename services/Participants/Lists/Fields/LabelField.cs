using Google.Protobuf.Reflection;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>Who may know of a person: <c>PUBLIC</c>, <c>PRESS</c>, <c>RESTRICTED</c>, <c>DELEGATION CN RU</c>, or for all of them <c>DELEGATION *</c>.</summary>
internal static class LabelField
{
    private const string Prefix = "LABEL_";
    private const string All = "*";

    public static Field Field { get; } = new("label", Get, Set, _ => "access");

    private static EnumDescriptor LabelType { get; } =
        AccessReflection.Descriptor.FindTypeByName<EnumDescriptor>("Label");

    private static string Get(Participant person)
    {
        var access = person.Access;
        var label = Cells.OfEnum(LabelType, Prefix, (int)access.Label);
        return string.Join(' ', [label, .. access.AllDelegations ? [All] : access.Delegations]);
    }

    private static string? Set(Participant person, string cell)
    {
        var words = Cells.Words(cell);
        if (words.Length == 0)
            return "is required";
        var access = new Access();
        var fault = Cells.ReadEnum(LabelType, Prefix, words[0], label => access.Label = (Label)label);
        if (fault is not null)
            return fault;
        if (access.Label != Label.Delegation && words.Length > 1)
            return "names delegations, which only DELEGATION does";
        if (access.Label == Label.Delegation && words.Length == 1)
            return $"must name delegations by party, such as DELEGATION CN RU, or all: DELEGATION {All}";
        if (words is [_, All])
            access.AllDelegations = true;
        else
            access.Delegations.Add(words.Skip(1));
        person.Access = access;
        return null;
    }
}
