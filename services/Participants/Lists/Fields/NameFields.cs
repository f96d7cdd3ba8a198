using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>The names of a person, per language.</summary>
internal static class NameFields
{
    private const string OrderPrefix = "NAME_ORDER_";

    public static IReadOnlyList<string> Parts { get; } = ["full", "given", "family", "order", "form_of_address"];

    /// <summary>The languages of the names, first to last: the first is the one for place cards.</summary>
    public static Field Order { get; } =
        new("names", person => string.Join(' ', person.Names.Select(name => name.Language)), SetOrder, _ => "names");

    public static Field? Of(string part, string language)
    {
        var field = $"names.{language}.{part}";
        return part switch
        {
            "full" => Text(name => name.Full, (name, cell) => name.Full = cell),
            "given" => Text(name => name.Given, (name, cell) => name.Given = cell),
            "family" => Text(name => name.Family, (name, cell) => name.Family = cell),
            "form_of_address" => Text(name => name.FormOfAddress, (name, cell) => name.FormOfAddress = cell),
            "order" => Make(
                name => Cells.OfEnum(OrderType, OrderPrefix, (int)name.Order),
                (name, cell) => Cells.ReadEnum(OrderType, OrderPrefix, cell, order => name.Order = (NameOrder)order)
            ),
            _ => null,
        };

        Field Text(Func<PersonName, string> get, Action<PersonName, string> set) =>
            Make(
                get,
                (name, cell) =>
                {
                    set(name, cell);
                    return null;
                }
            );

        Field Make(Func<PersonName, string> get, Func<PersonName, string, string?> set) =>
            new(
                field,
                person => IndexIn(person, language) is >= 0 and var i ? get(person.Names[i]) : "",
                (person, cell) => set(NameOf(person, language), cell),
                person => $"names[{IndexIn(person, language)}].{part}"
            );
    }

    /// <summary>Drops names of which nothing is left.</summary>
    public static void Tidy(Participant person)
    {
        for (var i = person.Names.Count - 1; i >= 0; i--)
            if (person.Names[i] is { Full: "", Given: "", Family: "", FormOfAddress: "", Order: NameOrder.Unspecified })
                person.Names.RemoveAt(i);
    }

    private static Google.Protobuf.Reflection.EnumDescriptor OrderType { get; } =
        ParticipantReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>("NameOrder");

    private static PersonName NameOf(Participant person, string language)
    {
        if (IndexIn(person, language) is >= 0 and var i)
            return person.Names[i];
        var name = new PersonName { Language = language };
        person.Names.Add(name);
        return name;
    }

    private static int IndexIn(Participant person, string language)
    {
        for (var i = 0; i < person.Names.Count; i++)
            if (person.Names[i].Language == language)
                return i;
        return -1;
    }

    /// <summary>Languages that are not listed stay behind those that are.</summary>
    private static string? SetOrder(Participant person, string cell)
    {
        var languages = Cells.Words(cell).ToList();
        if (languages.Find(language => IndexIn(person, language) < 0) is { } missing)
            return $"lists {missing}, in which the person has no name";
        var names = person
            .Names.OrderBy(name => languages.IndexOf(name.Language) is >= 0 and var place ? place : int.MaxValue)
            .ToList();
        person.Names.Clear();
        person.Names.Add(names);
        return null;
    }
}
