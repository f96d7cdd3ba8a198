using Google.Protobuf;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>What may be done to a document, by its level and conclusion, as data.</summary>
public static class MoveRules
{
    private static readonly Lazy<ListMoveRulesResponse> Read = new(() =>
    {
        using var resource = typeof(MoveRules).Assembly.GetManifestResourceStream("moves.json")!;
        using var text = new StreamReader(resource);
        return JsonParser.Default.Parse<ListMoveRulesResponse>(text);
    });

    public static IReadOnlyList<MoveRule> All => Read.Value.MoveRules;

    /// <summary>The one line that holds for such a document; null if the move does not exist for it.</summary>
    public static MoveRule? Of(Move move, Agreement agreement) =>
        All.SingleOrDefault(line => line.Move == move && line.HoldsFor(agreement));

    private static bool HoldsFor(this MoveRule line, Agreement agreement) =>
        (line.Levels.Count == 0 || line.Levels.Contains(agreement.Level))
        && (line.Conclusions.Count == 0 || line.Conclusions.Contains(agreement.Conclusion));
}
