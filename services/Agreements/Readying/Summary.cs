using StateVisit.Agenda.V1;

namespace StateVisit.Agreements.Readying;

/// <summary>What is ready and what is not, in one sentence.</summary>
internal static class Summary
{
    /// <param name="documents">How many there are, waited for or not.</param>
    /// <param name="ready">How many are ready.</param>
    /// <param name="total">Of how many that are waited for, as far as the caller may see how they are prepared.</param>
    /// <param name="blocked">The session of each that is not; null: none that is known.</param>
    /// <param name="now">The minute.</param>
    public static string Of(
        int documents,
        int ready,
        int total,
        IReadOnlyList<SessionTime?> blocked,
        DateTimeOffset now
    )
    {
        if (total == 0)
            return documents switch
            {
                0 => "No documents.",
                1 => "1 document.",
                _ => $"{documents} documents.",
            };
        if (blocked.Count == 0)
            return $"{ready} of {total} ready.";
        // Those of one session stand and fall together; the next one is what has to be seen to first.
        var next = blocked
            .OfType<SessionTime>()
            .Where(time => time.Next is not null)
            .GroupBy(time => time.Session, StringComparer.Ordinal)
            .OrderBy(group => group.First().Next!.Time)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return next is null
            ? $"{ready} of {total} ready; {Block(blocked.Count)}."
            : $"{ready} of {total} ready; {Block(next.Count())} at {At(next.First(), now)}.";
    }

    private static string Block(int count) => count == 1 ? "1 blocks" : $"{count} block";

    /// <summary>By the clock of the place; with the day unless it is today there.</summary>
    private static string At(SessionTime time, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(time.TimeZone);
        var local = TimeZoneInfo.ConvertTime(time.Next!.Time.ToDateTimeOffset(), zone);
        var day = local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "" : $" on {local:yyyy-MM-dd}";
        var bound = time.Next.Bound switch
        {
            Bound.AtLeast => " or later",
            Bound.AtMost => " or earlier",
            _ => "",
        };
        return $"{local:HH:mm}{day}{bound}";
    }
}
