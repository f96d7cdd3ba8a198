using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Precedence;

/// <summary>The rules of a ladder by itself.</summary>
internal static class RankLadderRules
{
    extension(RankLadder ladder)
    {
        public void Check(string path, FieldFaults faults)
        {
            var codes = new HashSet<string>(StringComparer.Ordinal);
            var first = new Dictionary<int, Rung>();
            for (var i = 0; i < ladder.Rungs.Count; i++)
            {
                var rung = ladder.Rungs[i];
                if (!codes.Add(rung.Code))
                    faults.Add($"{path}.rungs[{i}].code", "stands there twice");
                if (first.TryAdd(rung.Rank, rung))
                    continue;
                if (rung.GoesByName != first[rung.Rank].GoesByName)
                    faults.Add(
                        $"{path}.rungs[{i}].order",
                        $"is another than that of {first[rung.Rank].Code}, with which it ranks together"
                    );
            }
        }
    }

    extension(Rung rung)
    {
        /// <summary>Else by tenure.</summary>
        public bool GoesByName => rung.Order == RungOrder.Name;
    }
}
