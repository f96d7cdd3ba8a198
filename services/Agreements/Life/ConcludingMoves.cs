using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>From clearing to the end, and what each party and each signatory does of it.</summary>
public static class ConcludingMoves
{
    extension(Dossier dossier)
    {
        public void Clear(string party, Act act)
        {
            var (agreement, clearings) = (dossier.Agreement, dossier.Preparation.Clearings);
            if (dossier.Reached(Move.Clear) && clearings.Any(one => one.Party == party))
                throw Fault.Precondition(ErrorReason.AlreadyDone, $"{party} has cleared {agreement.Name} already.");
            var line = dossier.MustBegin(Move.Clear);
            if (!agreement.Copies.Contains(party))
                throw Fault.InvalidField("party", $"is no party of {agreement.Name}");
            dossier.MustPass(Move.Clear);
            clearings.Add(
                new Clearing
                {
                    Party = party,
                    Time = act.Time.ToTimestamp(),
                    By = act.By,
                }
            );
            var isLast = agreement.Copies.All(one => clearings.Any(clearing => clearing.Party == one));
            dossier.Go(line, isLast ? line.To : agreement.State, act, party);
        }

        /// <param name="party">Empty: the one that they sign for.</param>
        /// <param name="copy">The party that keeps it. Empty: all copies.</param>
        public void Sign(string participant, string party, string copy, Act act)
        {
            var agreement = dossier.Agreement;
            var who = agreement.Signatories.FirstOrDefault(one => one.Participant == participant);
            var copies = copy.Length > 0 ? [copy] : agreement.Copies.ToList();
            var isTheirs = who is not null && (party.Length == 0 || party == who.Party);
            if (dossier.Reached(Move.Sign) && isTheirs && copies.All(who!.HasSigned))
                throw Fault.Precondition(
                    ErrorReason.AlreadyDone,
                    $"{participant} has signed {(copy.Length > 0 ? $"the copy of {copy}" : "every copy")} of {agreement.Name} already."
                );
            var line = dossier.MustBegin(Move.Sign);
            agreement.MustBeSignedBy(who, party, copy);
            dossier.MustPass(Move.Sign);
            foreach (var one in copies.Where(one => !who!.HasSigned(one)))
                who!.Signatures.Add(new Signature { Copy = one, Time = act.Time.ToTimestamp() });
            var note =
                copy.Length > 0 ? $"{participant} for {who!.Party}, copy of {copy}" : $"{participant} for {who!.Party}";
            if (!agreement.IsSignedByAll)
                dossier.Go(line, agreement.State, act, note);
            else
                dossier.Conclude(line, act, note);
        }

        public void Adopt(Act act) => dossier.ConcludeBy(Move.Adopt, act);

        public void Exchange(Act act) => dossier.ConcludeBy(Move.Exchange, act);

        /// <param name="date">Empty: today.</param>
        public void BringIntoForce(string date, Act act)
        {
            var agreement = dossier.Agreement;
            var line = dossier.MustBegin(Move.BringIntoForce);
            var day = date.Length > 0 ? date : dossier.Today;
            if (string.CompareOrdinal(day, dossier.Today) > 0)
                throw Fault.InvalidField("date", $"is in the future (it is {dossier.Today})");
            if (string.CompareOrdinal(day, agreement.ConcludedOn) < 0)
                throw Fault.InvalidField("date", $"is before it was concluded ({agreement.ConcludedOn})");
            dossier.MustPass(Move.BringIntoForce);
            if (
                agreement.EntryIntoForce is { Mode: EntryMode.Date } entry
                && string.CompareOrdinal(day, entry.Date) < 0
            )
                throw Fault.InvalidField("date", $"is before the day that was agreed ({entry.Date})");
            agreement.InForceOn = day;
            dossier.Go(line, line.To, act, day);
        }

        /// <summary>Only the fact; who sees the text from when is a matter of labels.</summary>
        public void Publish(Act act)
        {
            var agreement = dossier.Agreement;
            var line = dossier.Begin(Move.Publish);
            dossier.Preparation.Publication = new() { Time = act.Time.ToTimestamp(), Versions = { dossier.Published } };
            dossier.Go(line, agreement.State, act);
        }

        /// <summary>The initialled versions, where it was initialled; else the newest that have force.</summary>
        private IEnumerable<string> Published =>
            dossier.Authentic.Select(version =>
                dossier.Preparation.TextIn(version.Language) is { Initialled: > 0 } text
                    ? $"{dossier.Agreement.Name}/texts/{version.Language}/versions/{text.Initialled}"
                    : version.Name
            );

        private void ConcludeBy(Move move, Act act) => dossier.Conclude(dossier.Begin(move), act);

        private void Conclude(MoveRule line, Act act, string note = "")
        {
            dossier.Agreement.ConcludedOn = dossier.Today;
            dossier.Go(line, line.To, act, note);
        }

        /// <summary>It is at the move, or has just made it: to do it again is to do it twice.</summary>
        private bool Reached(Move move) =>
            MoveRules.Of(move, dossier.Agreement) is { } line
            && (line.From.Contains(dossier.Agreement.State) || line.To == dossier.Agreement.State);
    }

    private static void MustBeSignedBy(this Agreement agreement, Signatory? who, string party, string copy)
    {
        var faults = new FieldFaults();
        if (who is null)
            faults.Add("participant", $"is no signatory of {agreement.Name}");
        if (party.Length > 0 && !agreement.Copies.Contains(party))
            faults.Add("party", $"is no party of {agreement.Name}");
        else if (party.Length > 0 && who is not null && who.Party != party)
            faults.Add("party", $"is not the one that {who.Participant} signs for, which is {who.Party}");
        if (copy.Length > 0 && !agreement.Copies.Contains(copy))
            faults.Add("copy", $"is no party of {agreement.Name}");
        faults.ThrowIfAny();
    }
}
