using StateVisit.Participants.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>Conflicts in words.</summary>
internal static class Words
{
    /// <param name="missing">Null: not known.</param>
    /// <param name="later">The other session of a pair.</param>
    public static string Of(EngagementConflictKind kind, TimeSpan? missing, Stay stay, Stay? later)
    {
        var (one, two) = (TitleOf(stay), later is null ? "" : TitleOf(later));
        var what = (kind, missing) switch
        {
            (EngagementConflictKind.DoubleBooked, { } by) => $"{one} and {two} overlap by {Length(by)}.",
            (EngagementConflictKind.DoubleBooked, null) => later!.Start == stay.Start
                ? $"{one} and {two} start at the same time."
                : $"{two} starts before {one} has ended.",
            (EngagementConflictKind.TravelTooShort, { } by) =>
                $"The way from {one} to {two} takes {Length(by)} longer than there is.",
            (EngagementConflictKind.BeforeArrival, { } by) => $"{one} starts {Length(by)} before the person arrives.",
            (EngagementConflictKind.AfterDeparture, { } by) => $"{one} ends {Length(by)} after the person departs.",
            _ => $"{one} starts when the person has departed.",
        };
        return string.Join(' ', new[] { what }.Concat(Doubts(stay, later)));
    }

    private static IEnumerable<string> Doubts(params IEnumerable<Stay?> stays) =>
        stays
            .OfType<Stay>()
            .Where(stay => stay.Shown.Disputed)
            .Select(stay => $"Sources disagree on whether the person attends {TitleOf(stay)}.");

    private static string TitleOf(Stay stay)
    {
        var titles = stay.Session.Titles;
        return $"“{(titles.TryGetValue("en", out var title) ? title : titles.MinBy(t => t.Key, StringComparer.Ordinal).Value)}”";
    }

    private static string Length(TimeSpan length)
    {
        var minutes = (long)length.TotalMinutes;
        return (minutes / 60, minutes % 60) switch
        {
            (0, 0) => "less than a minute",
            (0, var rest) => $"{rest} min",
            (var hours, 0) => $"{hours} h",
            var (hours, rest) => $"{hours} h {rest} min",
        };
    }
}
