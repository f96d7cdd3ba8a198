using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>What one column of a list says of a person.</summary>
/// <param name="Name">As headers name it: <c>names.en.family</c>.</param>
/// <param name="Get">As a cell; empty where there is nothing.</param>
/// <param name="Set">Takes a cell; answers what is wrong with it, or null. An empty cell clears.</param>
/// <param name="Path">Where the contract has it, by which faults are named: <c>names[0].family</c>.</param>
internal sealed record Field(
    string Name,
    Func<Participant, string> Get,
    Func<Participant, string, string?> Set,
    Func<Participant, string> Path
)
{
    /// <summary>Text that is taken as it is.</summary>
    public static Field Of(string name, Func<Participant, string> get, Action<Participant, string> set) =>
        Of(name, get, set, name);

    public static Field Of(string name, Func<Participant, string> get, Action<Participant, string> set, string path) =>
        new(
            name,
            get,
            (person, cell) =>
            {
                set(person, cell);
                return null;
            },
            _ => path
        );
}
