using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>States and moves as sentences have them.</summary>
internal static class Words
{
    extension(AgreementState state)
    {
        public string Text => state == AgreementState.InForce ? "in force" : state.ToString().ToLowerInvariant();
    }

    extension(Conclusion conclusion)
    {
        public string Text => conclusion.ToString().ToLowerInvariant();
    }

    extension(Move move)
    {
        public string Text =>
            move switch
            {
                Move.Negotiate => "negotiated",
                Move.Initial => "initialled",
                Move.Clear => "cleared",
                Move.Sign => "signed",
                Move.Adopt => "adopted",
                Move.Exchange => "exchanged",
                Move.BringIntoForce => "brought into force",
                Move.Terminate => "terminated",
                Move.Defer => "deferred",
                Move.Resume => "resumed",
                Move.Withdraw => "withdrawn",
                Move.Reopen => "reopened",
                Move.Correct => "corrected",
                Move.Publish => "published",
                _ => throw new ArgumentOutOfRangeException(nameof(move), move, "There is no such move."),
            };
    }
}
