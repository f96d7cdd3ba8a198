using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>Moves by their names.</summary>
internal static class Making
{
    extension(Dossier dossier)
    {
        public void Make(Move move)
        {
            switch (move)
            {
                case Move.Negotiate:
                    dossier.Negotiate(Papers.Act);
                    break;
                case Move.Initial:
                    dossier.Initial(Papers.Act);
                    break;
                case Move.Clear:
                    dossier.Clear("RU", Papers.Act);
                    break;
                case Move.Sign:
                    dossier.Sign(Papers.Host, "RU", "", Papers.Act);
                    break;
                case Move.Adopt:
                    dossier.Adopt(Papers.Act);
                    break;
                case Move.Exchange:
                    dossier.Exchange(Papers.Act);
                    break;
                case Move.BringIntoForce:
                    dossier.BringIntoForce("", Papers.Act);
                    break;
                case Move.Terminate:
                    dossier.Terminate("notice", Papers.Act);
                    break;
                case Move.Defer:
                    dossier.Defer("no time", Papers.Act);
                    break;
                case Move.Resume:
                    dossier.Resume(Papers.Act);
                    break;
                case Move.Withdraw:
                    dossier.Withdraw("no use", Papers.Act);
                    break;
                case Move.Reopen:
                    dossier.Reopen(Papers.Text("ru", 3), Papers.Act);
                    break;
                case Move.Correct:
                    dossier.Correct(Papers.Text("ru", 3), Papers.Act);
                    break;
                case Move.Publish:
                    dossier.Publish(Papers.Act);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(move));
            }
        }

        /// <summary>The other party has done what is done by parties, so that what comes is the last.</summary>
        public Dossier ButForTheHost(Move move)
        {
            if (move == Move.Clear)
                dossier.Preparation.Clearings.Add(new Clearing { Party = "CN" });
            if (move == Move.Sign)
                foreach (var copy in new[] { "RU", "CN" })
                    dossier
                        .Agreement.Signatories.Where(who => who.Party == "CN")
                        .ToList()
                        .ForEach(who =>
                            who.Signatures.Add(new Signature { Copy = copy, Time = Papers.Act.Time.ToTimestamp() })
                        );
            return dossier;
        }
    }
}
