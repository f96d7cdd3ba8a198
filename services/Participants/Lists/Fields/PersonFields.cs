using Google.Protobuf.Reflection;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>The fields that a list of people of one visit can have, in the order in which they are written and taken.</summary>
/// <param name="visit">Name of the visit.</param>
/// <param name="delegations">Names of its delegations, by id and by party.</param>
internal sealed class PersonFields(string visit, IReadOnlyDictionary<string, string> delegations)
{
    public const string Id = "id";
    public const string Accreditation = "accreditation";

    private const string RolePrefix = "PARTICIPANT_ROLE_";
    private const string AccreditationPrefix = "ACCREDITATION_STATE_";

    private static readonly EnumDescriptor Roles = Type("ParticipantRole");
    private static readonly EnumDescriptor Accreditations = Type("AccreditationState");

    /// <summary>For whoever used another.</summary>
    public static string Known { get; } =
        "id, delegation, names, "
        + string.Join(", ", NameFields.Parts.Select(part => $"names.<language>.{part}"))
        + ", office.<language>, rank, since, list_place, role, languages, leads, accompanies, label, photo_received, "
        + "arrival.time, arrival.place, arrival.means, departure.time, departure.place, departure.means, accreditation, "
        + "notes.<language>";

    /// <summary>All, for people who have names, offices and notes in these languages.</summary>
    public IReadOnlyList<Field> All(
        IEnumerable<string> names,
        IEnumerable<string> offices,
        IEnumerable<string> notes
    ) =>
        [
            .. Identity,
            .. names.SelectMany(language => NameFields.Parts.Select(part => NameFields.Of(part, language)!)),
            NameFields.Order,
            .. offices.Select(TextFields.Office),
            .. Place,
            LabelField.Field,
            .. TravelFields.Arrival,
            .. TravelFields.Departure,
            AccreditationField,
            .. notes.Select(TextFields.Notes),
        ];

    /// <summary>The field that a header names, in small or capital letters but for languages; null if there is none.</summary>
    public Field? Find(string header)
    {
        var parts = header.Split('.');
        return parts switch
        {
            [var family, var language, var part] when Is(family, "names") => NameFields.Of(
                part.ToLowerInvariant(),
                language
            ),
            [var family, var language] when Is(family, "office") => TextFields.Office(language),
            [var family, var language] when Is(family, "notes") => TextFields.Notes(language),
            _ => All([], [], []).FirstOrDefault(field => Is(field.Name, header)),
        };
    }

    /// <summary>Drops what the cells have left empty.</summary>
    public static void Tidy(Participant person)
    {
        NameFields.Tidy(person);
        TextFields.Tidy(person);
        TravelFields.Tidy(person);
    }

    private static bool Is(string name, string header) =>
        string.Equals(name, header, StringComparison.OrdinalIgnoreCase);

    private Field[] Identity =>
        [
            // Whose row it is, is known before anything is set.
            new(Id, person => IdOf(person.Name), (_, _) => null, _ => "name"),
            new("delegation", person => IdOf(person.Delegation), SetDelegation, _ => "delegation"),
        ];

    private Field[] Place =>
        [
            Field.Of("rank", person => person.Rank, (person, cell) => person.Rank = cell),
            Field.Of(
                "since",
                person => person.Tenure?.Since ?? "",
                (person, cell) => person.Tenure = cell.Length == 0 ? null : new() { Since = cell },
                "tenure.since"
            ),
            new(
                "list_place",
                person => Cells.OfNumber(person.ListPlace),
                (person, cell) => Cells.ReadNumber(cell, place => person.ListPlace = place),
                _ => "list_place"
            ),
            new(
                "role",
                person => Cells.OfEnum(Roles, RolePrefix, (int)person.Role),
                (person, cell) => Cells.ReadEnum(Roles, RolePrefix, cell, role => person.Role = (ParticipantRole)role),
                _ => "role"
            ),
            Field.Of(
                "languages",
                person => string.Join(' ', person.Languages),
                (person, cell) =>
                {
                    person.Languages.Clear();
                    person.Languages.Add(Cells.Words(cell));
                }
            ),
            Flag("leads", person => person.Leads, (person, flag) => person.Leads = flag),
            Field.Of(
                "accompanies",
                person => IdOf(person.Accompanies),
                (person, cell) => person.Accompanies = cell.Length == 0 ? "" : $"{visit}/participants/{cell}"
            ),
            Flag("photo_received", person => person.PhotoReceived, (person, flag) => person.PhotoReceived = flag),
        ];

    /// <summary>Only shown: methods of its own move it.</summary>
    private static Field AccreditationField { get; } =
        new(
            Accreditation,
            person => Cells.OfEnum(Accreditations, AccreditationPrefix, (int)person.Accreditation),
            (_, _) => null,
            _ => Accreditation
        );

    private static Field Flag(string name, Func<Participant, bool> get, Action<Participant, bool> set) =>
        new(
            name,
            person => Cells.OfFlag(get(person)),
            (person, cell) => Cells.ReadFlag(cell, flag => set(person, flag)),
            _ => name
        );

    private string? SetDelegation(Participant person, string cell)
    {
        if (cell.Length > 0 && !delegations.ContainsKey(cell))
            return "is no delegation of the visit, neither by its id nor by its party";
        person.Delegation = cell.Length == 0 ? "" : delegations[cell];
        return null;
    }

    private static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static EnumDescriptor Type(string name) =>
        ParticipantReflection.Descriptor.FindTypeByName<EnumDescriptor>(name);
}
