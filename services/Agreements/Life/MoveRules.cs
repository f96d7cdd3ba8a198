using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<
        (Move Move, AgreementLevel Level, Conclusion Conclusion),
        MoveRule?
    > Found = new();

    public static IReadOnlyList<MoveRule> All => Read.Value.MoveRules;

    /// <summary>The one line that holds for such a document; null if the move does not exist for it.</summary>
    public static MoveRule? Of(Move move, Agreement agreement) =>
        Found.GetOrAdd(
            (move, agreement.Level, agreement.Conclusion),
            static one => All.SingleOrDefault(line => line.Move == one.Move && line.HoldsFor(one.Level, one.Conclusion))
        );

    private static bool HoldsFor(this MoveRule line, AgreementLevel level, Conclusion conclusion) =>
        (line.Levels.Count == 0 || line.Levels.Contains(level))
        && (line.Conclusions.Count == 0 || line.Conclusions.Contains(conclusion));
}
