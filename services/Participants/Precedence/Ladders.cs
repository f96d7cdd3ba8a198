using Google.Protobuf;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using ErrorReason = StateVisit.Type.V1.ErrorReason;

namespace StateVisit.Participants.Precedence;

/// <summary>The rank ladder of a visit: its own, else the default.</summary>
public static class Ladders
{
    private const int NamedAtMost = 10;

    /// <summary>Not to be changed.</summary>
    public static RankLadder Default { get; } = Read();

    public static string NameOf(string visit) => $"visits/{visit}/rankLadder";

    public static RankLadder DefaultOf(string visit)
    {
        var ladder = Default.Clone();
        ladder.Name = NameOf(visit);
        return ladder;
    }

    /// <summary>As the write leaves it.</summary>
    public static async Task<RankLadder> OfAsync(Write write) =>
        await write.FindAsync<RankLadder>(NameOf(write.Visit)) ?? Default;

    /// <summary>Nobody, as the write leaves them, may stand on a rung that the ladder lacks.</summary>
    public static async Task CheckStandingAsync(Write write, RankLadder ladder)
    {
        var codes = ladder.Rungs.Select(rung => rung.Code).Prepend("").ToHashSet(StringComparer.Ordinal);
        var left = new List<string>();
        foreach (var stored in (await write.AllAsync("participants/")).OfType<Participant>())
            if (Lacking(stored).Any() && await write.FindAsync<Participant>(stored.Name) is { } person)
                left.AddRange(Lacking(person).Select(code => $"{person.Name} ({code})"));
        if (left.Count == 0)
            return;
        left.Sort(StringComparer.Ordinal);
        var more = left.Count > NamedAtMost ? $" and {left.Count - NamedAtMost} more" : "";
        throw Fault.Precondition(
            ErrorReason.StillReferredTo,
            $"The ladder lacks rungs on which people stand: {string.Join(", ", left.Take(NamedAtMost))}{more}."
        );

        IEnumerable<string> Lacking(Participant person) =>
            new[] { person.Rank, person.PrecedenceOverride?.Rank ?? "" }
                .Distinct()
                .Where(code => !codes.Contains(code));
    }

    private static RankLadder Read()
    {
        using var resource = typeof(Ladders).Assembly.GetManifestResourceStream("ladder.json")!;
        using var text = new StreamReader(resource);
        return JsonParser.Default.Parse<RankLadder>(text);
    }
}
