using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>Where ladder, tenure and the host's decision put a person, and who comes first by that.</summary>
internal sealed class Standing
{
    /// <summary>Behind every day.</summary>
    private const string UnknownDay = "~";

    private readonly int rank;
    private readonly string day;
    private readonly int order;
    private readonly string party;
    private readonly string name;

    /// <param name="person">Whose it is.</param>
    /// <param name="rungs">The ladder, by code.</param>
    /// <param name="party">What the delegation is sorted by; empty without one.</param>
    public Standing(Participant person, IReadOnlyDictionary<string, Rung> rungs, string party)
    {
        var decision = person.PrecedenceOverride;
        Person = person;
        Rung = rungs.GetValueOrDefault(decision is { Rank.Length: > 0 } ? decision.Rank : person.Rank);
        Since = decision is { Since.Length: > 0 } ? decision.Since : person.Tenure?.Since ?? "";
        rank = Rung?.Rank ?? int.MaxValue;
        day =
            !GoesByTenure ? ""
            : Since.Length > 0 ? Since
            : UnknownDay;
        order = decision is { Order: > 0 } ? decision.Order : int.MaxValue;
        name = person.SortName;
        this.party = party.Length > 0 ? party : name;
    }

    public Participant Person { get; }

    /// <summary>Null: on no rung of the ladder.</summary>
    public Rung? Rung { get; }

    /// <summary>Empty: not known.</summary>
    public string Since { get; }

    public bool IsTenureUnknown => GoesByTenure && Since.Length == 0;

    /// <summary>What the ladder goes by: <c>rank 20, in office since 2018-03-19</c>.</summary>
    public string Grounds
    {
        get
        {
            if (Rung is null)
                return "no rank";
            if (!GoesByTenure)
                return $"rank {rank}, by name";
            if (IsTenureUnknown)
                return $"rank {rank}, tenure unknown";
            var asIf = Person.PrecedenceOverride is { Since.Length: > 0 } ? "as if " : "";
            return $"rank {rank}, {asIf}in office since {Since}";
        }
    }

    public string Reason =>
        Person.PrecedenceOverride is { } decision ? $"{Grounds}; by decision of the host: {decision.Note}" : Grounds;

    public bool GoesByTenure => Rung is not null && Rung.Order != RungOrder.Name;

    /// <summary>Total: in the end the resource name decides.</summary>
    public static int Compare(Standing a, Standing b)
    {
        var first = CompareByRules(a, b);
        if (first == 0)
            first = CompareByName(a, b);
        return first != 0 ? first : string.CompareOrdinal(a.Person.Name, b.Person.Name);
    }

    /// <summary>The rules leave both equal. Where the name is the rule, namesakes only.</summary>
    public bool IsLevelWith(Standing other) =>
        CompareByRules(this, other) == 0 && (GoesByTenure || Rung is null || CompareByName(this, other) == 0);

    private static int CompareByRules(Standing a, Standing b)
    {
        var first = a.rank.CompareTo(b.rank);
        if (first == 0)
            first = string.CompareOrdinal(a.day, b.day);
        return first != 0 ? first : a.order.CompareTo(b.order);
    }

    private static int CompareByName(Standing a, Standing b)
    {
        var first = string.CompareOrdinal(a.party, b.party);
        return first != 0 ? first : string.CompareOrdinal(a.name, b.name);
    }
}
