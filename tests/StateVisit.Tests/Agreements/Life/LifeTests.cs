using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>Every state, every move, every guard, of every kind of document, against the table.</summary>
public sealed class LifeTests
{
    public static TheoryData<AgreementLevel, Conclusion> Documents =>
        new MatrixTheoryData<AgreementLevel, Conclusion>(
            Enum.GetValues<AgreementLevel>().Where(level => level != AgreementLevel.Unspecified),
            Enum.GetValues<Conclusion>().Where(conclusion => conclusion != Conclusion.Unspecified)
        );

    [Theory, MemberData(nameof(Documents))]
    public void EveryMoveFromEveryStateDoesWhatTheTableSays(AgreementLevel level, Conclusion conclusion)
    {
        foreach (var state in Enum.GetValues<AgreementState>().Where(state => state != AgreementState.Unspecified))
        foreach (var move in Enum.GetValues<Move>().Where(move => move != Move.Unspecified))
        foreach (var broken in Enum.GetValues<Guard>().Where(guard => guard != Guard.Clearance))
            Check(state, move, broken, level, conclusion);
    }

    [Theory, MemberData(nameof(Documents))]
    public void TheTableThatIsGivenOutSaysTheSame(AgreementLevel level, Conclusion conclusion)
    {
        foreach (var move in Enum.GetValues<Move>().Where(move => move != Move.Unspecified))
        {
            var expected = LifeTable.Of(move, level, conclusion);
            var line = MoveRules.Of(move, new() { Level = level, Conclusion = conclusion });

            Assert.Equal(expected is null, line is null);
            Assert.Equal(expected?.From ?? [], line?.From ?? []);
            Assert.Equal(expected?.Guards ?? [], line?.Guards ?? []);
        }
    }

    private static void Check(
        AgreementState state,
        Move move,
        Guard broken,
        AgreementLevel level,
        Conclusion conclusion
    )
    {
        var about = $"{level} {conclusion}: {move} from {state} without {broken}";
        var dossier = Papers.In(state, level, conclusion).ButForTheHost(move);
        IReadOnlyList<Guard> missing = broken == Guard.Unspecified ? [] : Breaking.BrokenBy(broken);
        if (broken != Guard.Unspecified)
            dossier = dossier.With(broken);
        var entry = LifeTable.Of(move, level, conclusion);
        var (agreement, preparation) = (dossier.Agreement.Clone(), dossier.Preparation.Clone());

        Fault? fault = null;
        try
        {
            dossier.Make(move);
        }
        catch (Fault refused)
        {
            fault = refused;
        }

        if (entry is null || !entry.From.Contains(state))
            Assert.True(fault?.Reason == "WRONG_STATE", $"{about}: {fault?.Message}");
        else if (entry.Guards.Intersect(missing).Select(Guards.NameOf).ToList() is { Count: > 0 } named)
        {
            Assert.True(fault?.Reason == "GUARDS_REFUSE", $"{about}: {fault?.Message}");
            Assert.Equal(named.Order(), fault!.Metadata.Keys.Order());
        }
        else
        {
            Assert.True(fault is null, $"{about}: {fault?.Message}");
            Assert.Equal(entry.To ?? state, dossier.Agreement.State);
            var step = Assert.Single(dossier.Preparation.Steps);
            Assert.Equal((move, dossier.Agreement.State, "protocol"), (step.Move, step.State, step.By));
            return;
        }
        Assert.Equal(agreement, dossier.Agreement);
        Assert.Equal(preparation, dossier.Preparation);
    }
}
