using CsCheck;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What holds of every document, whatever is tried with it in whatever order.</summary>
public sealed class LifeProperty
{
    private static readonly string[] Copies = ["", "RU", "CN"];

    private static readonly Move[] All = [.. Enum.GetValues<Move>().Where(move => move != Move.Unspecified)];

    // Who gives up too often gets nowhere.
    private static readonly Gen<Move> Tried = Gen.Frequency(
        (6, Gen.OneOf(Move.Negotiate, Move.Initial, Move.Clear, Move.Sign)),
        (1, Gen.OneOf(All))
    );

    private static readonly Gen<(Move Move, bool Guest, int Copy)> Attempt = Gen.Select(Tried, Gen.Bool, Gen.Int[0, 2]);

    [Fact]
    public void NothingIsSignedWithoutEverySignatureAndNoStepIsLost() =>
        Gen.Select(Gen.OneOf(AgreementLevel.Interstate, AgreementLevel.Corporate), Attempt.Array[0, 60])
            .Try(
                (level, attempts) =>
                {
                    var dossier = Papers.In(AgreementState.Drafting, level);
                    dossier.Preparation.DeferredFrom = AgreementState.Unspecified;
                    var made = new List<(Move Move, AgreementState State)>();
                    foreach (var (move, isGuest, copy) in attempts)
                    {
                        var before = dossier.Agreement.State;
                        if (!Try(dossier, move, isGuest, copy))
                        {
                            Assert.Equal(before, dossier.Agreement.State);
                            continue;
                        }
                        made.Add((move, dossier.Agreement.State));
                        Assert.False(before is AgreementState.Withdrawn, $"{move} after withdrawal");
                        Assert.True(before is not AgreementState.Terminated || move == Move.Publish);
                        if (dossier.Agreement.State == AgreementState.Signed)
                            Assert.All(dossier.Agreement.Signatories, who => Assert.Equal(2, who.Signatures.Count));
                    }
                    Assert.Equal(made, dossier.Preparation.Steps.Select(step => (step.Move, step.State)));
                },
                iter: 5_000
            );

    [Fact]
    public void WhoTriesLongEnoughGetsThere() =>
        Assert.Contains(
            Enumerable.Range(0, 200),
            seed =>
            {
                var random = new Random(seed);
                var dossier = Papers.In(AgreementState.Drafting);
                for (var i = 0; i < 60; i++)
                    Try(
                        dossier,
                        new[] { Move.Negotiate, Move.Initial, Move.Clear, Move.Sign }[random.Next(4)],
                        random.Next(2) == 0,
                        random.Next(3)
                    );
                return dossier.Agreement.State == AgreementState.Signed;
            }
        );

    private static bool Try(Dossier dossier, Move move, bool isGuest, int copy)
    {
        try
        {
            if (move == Move.Clear)
                dossier.Clear(isGuest ? "CN" : "RU", Papers.Act);
            else if (move == Move.Sign)
                dossier.Sign(isGuest ? Papers.Guest : Papers.Host, "", Copies[copy], Papers.Act);
            else
                dossier.Make(move);
            return true;
        }
        catch (Fault)
        {
            return false;
        }
    }
}
