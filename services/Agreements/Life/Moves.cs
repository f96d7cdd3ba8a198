using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>What is done to a document. Each method refuses what the table refuses, and changes agreement and preparation.</summary>
public static class Moves
{
    /// <summary>Steps that are kept.</summary>
    public const int MostSteps = 500;

    extension(Dossier dossier)
    {
        public void Negotiate(Act act) => dossier.Make(Move.Negotiate, act, "");

        public void Defer(string reason, Act act)
        {
            var line = dossier.Begin(Move.Defer);
            dossier.Preparation.DeferredFrom = dossier.Agreement.State;
            dossier.Go(line, line.To, act, reason);
        }

        /// <summary>What was initialled and cleared before it was put off counts no more.</summary>
        public void Resume(Act act)
        {
            var line = dossier.Begin(Move.Resume);
            var to = dossier.Preparation.ResumesTo();
            dossier.Preparation.DeferredFrom = AgreementState.Unspecified;
            dossier.Unfix();
            dossier.Go(line, to, act);
        }

        public void Withdraw(string reason, Act act)
        {
            var line = dossier.Begin(Move.Withdraw);
            dossier.Preparation.DeferredFrom = AgreementState.Unspecified;
            dossier.Go(line, line.To, act, reason);
        }

        public void Terminate(string reason, Act act) => dossier.Make(Move.Terminate, act, reason);

        /// <summary>A move of which nothing is said but that it is made.</summary>
        private void Make(Move move, Act act, string note)
        {
            var line = dossier.Begin(move);
            dossier.Go(line, line.To, act, note);
        }

        internal MoveRule Begin(Move move)
        {
            var line = dossier.MustBegin(move);
            dossier.MustPass(move);
            return line;
        }

        internal void Go(MoveRule line, AgreementState to, Act act, string note = "")
        {
            dossier.Agreement.State = to;
            var steps = dossier.Preparation.Steps;
            while (steps.Count >= MostSteps)
                steps.RemoveAt(0);
            steps.Add(
                new Step
                {
                    Move = line.Move,
                    Time = act.Time.ToTimestamp(),
                    By = act.By,
                    State = to,
                    Note = note,
                }
            );
        }

        /// <summary>The text is open again: nobody has initialled or cleared what it will be.</summary>
        internal void Unfix()
        {
            dossier.Preparation.VoidInitials();
            dossier.Preparation.Clearings.Clear();
        }
    }
}
