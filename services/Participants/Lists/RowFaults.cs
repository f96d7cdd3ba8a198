using System.Globalization;
using System.Text.RegularExpressions;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists;

/// <summary>Faults of people, named by the columns that their list has: <c>list.row[7].names[0].family</c> is <c>list.row[7].Surname</c>.</summary>
internal sealed partial class RowFaults
{
    private readonly Dictionary<int, Participant> people = [];

    public IReadOnlyList<Column> Columns { get; set; } = [];

    public static string PathOf(int row) => $"list.row[{row}]";

    public void Add(int row, Participant person) => people[row] = person;

    public Fault Named(Fault fault) =>
        fault.Fields.Any(field => InRow.IsMatch(field.Path))
            ? Fault.InvalidFields(
                [.. fault.Fields.Select(field => field with { Path = Named(field.Path) })],
                fault.MoreFields
            )
            : fault;

    private string Named(string path)
    {
        if (InRow.Match(path) is not { Success: true } match)
            return path;
        var row = int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture);
        var field = match.Groups["field"].Value;
        // The header has no person.
        var person = people.GetValueOrDefault(row) ?? new Participant();
        var column =
            Columns
                .Where(column => IsOf(column.Field.Path(person), field))
                .MaxBy(column => column.Field.Path(person).Length)
            ?? Columns.FirstOrDefault(column => IsNear(field, column.Field.Path(person)));
        return column is null ? path : $"{PathOf(row)}.{column.Header}";
    }

    /// <summary>The path is in the field, or beside it.</summary>
    private static bool IsNear(string field, string path) =>
        IsOf(field, path) || IsOf(field[..(field.LastIndexOf('.') + 1)], path);

    /// <summary>The field is at the path, or in what is at the path.</summary>
    private static bool IsOf(string path, string field) =>
        path.Length > 0
        && field.StartsWith(path, StringComparison.Ordinal)
        && (field.Length == path.Length || path[^1] == '.' || field[path.Length] is '.' or '[');

    [GeneratedRegex(
        @"^list\.row\[(?<row>\d+)\]\.(?<field>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InRow { get; }
}
