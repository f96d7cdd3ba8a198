using StateVisit.Participants.V1;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>How a person arrives or departs.</summary>
internal static class TravelFields
{
    public static IEnumerable<Field> Arrival { get; } =
        Make("arrival", person => person.Arrival, (person, travel) => person.Arrival = travel);

    public static IEnumerable<Field> Departure { get; } =
        Make("departure", person => person.Departure, (person, travel) => person.Departure = travel);

    /// <summary>Drops travel of which nothing is left.</summary>
    public static void Tidy(Participant person)
    {
        if (person.Arrival is { Time: null, Place: "", Means: "" })
            person.Arrival = null;
        if (person.Departure is { Time: null, Place: "", Means: "" })
            person.Departure = null;
    }

    private static Field[] Make(string name, Func<Participant, Travel?> get, Action<Participant, Travel> put)
    {
        return
        [
            new(
                $"{name}.time",
                person => Cells.OfTime(get(person)?.Time),
                (person, cell) =>
                    Cells.ReadTime(
                        cell,
                        time =>
                        {
                            var travel = Of(person);
                            // How exactly the old one was known, and from where, says nothing of the new one.
                            (travel.Time, travel.Precision, travel.Source) = (time, default, null);
                        }
                    ),
                _ => $"{name}.time"
            ),
            Field.Of($"{name}.place", person => get(person)?.Place ?? "", (person, cell) => Of(person).Place = cell),
            Field.Of($"{name}.means", person => get(person)?.Means ?? "", (person, cell) => Of(person).Means = cell),
        ];

        Travel Of(Participant person)
        {
            if (get(person) is not { } travel)
                put(person, travel = new());
            return travel;
        }
    }
}
