using Google.Protobuf;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>The rank ladder of a visit: its own, else the default.</summary>
internal static class Ladders
{
    private static readonly RankLadder Default = Read();

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

    private static RankLadder Read()
    {
        using var resource = typeof(Ladders).Assembly.GetManifestResourceStream("ladder.json")!;
        using var text = new StreamReader(resource);
        return JsonParser.Default.Parse<RankLadder>(text);
    }
}
