using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>
/// What a caller may see of a visit: everything; what inside offices may; its own delegations' share; the press's; the
/// public's. Callers of equal clearance get equal bytes, so it keys caches and watches.
/// </summary>
public sealed record Clearance
{
    /// <summary>What is appended to the key of one to whom nobody is named.</summary>
    private const string NamelessMark = "~";

    private Clearance(bool full, bool office, bool press, IReadOnlyList<string> delegations, bool nameless = false)
    {
        IsNameless = nameless;
        IsFull = full;
        IsOffice = office;
        IsPress = press;
        Delegations = delegations;
        Grants =
            full ? "full"
            : office || delegations.Count > 0 ? $"{(office ? "office" : "")}|{string.Join('|', delegations)}|"
            : press ? "press"
            : "public";
        Key = nameless ? Grants + NamelessMark : Grants;
    }

    public static Clearance Full { get; } = new(true, false, false, []);
    public static Clearance Public { get; } = new(false, false, false, []);

    public bool IsFull { get; }

    /// <summary>An office of the host that does not own this service: it sees what all delegations see.</summary>
    public bool IsOffice { get; }
    public bool IsPress { get; }

    /// <summary>In order, each once.</summary>
    public IReadOnlyList<string> Delegations { get; }

    /// <summary>
    /// Whoever is named in a part of a record is left out: who may be named is not known at present, because the service
    /// that says so is silent.
    /// </summary>
    public bool IsNameless { get; }

    /// <summary>The same while nobody may be named.</summary>
    public Clearance Nameless =>
        IsFull || IsNameless ? this : new(false, IsOffice, IsPress, Delegations, nameless: true);

    public string Key { get; }

    /// <summary>The key whether or not anybody may be named; for what is given out to last, such as tokens.</summary>
    public string Grants { get; }

    /// <summary>The highest label that needs no look at delegations.</summary>
    public int Highest => (int)(IsOffice || IsPress || Delegations.Count > 0 ? Label.Press : Label.Public);

    /// <param name="owningOffice">The role besides protocol that sees RESTRICTED in this service.</param>
    public static Clearance Of(Caller caller, string visit, Role? owningOffice)
    {
        if (caller.Grants.Count == 0)
            return Public;
        bool office = false,
            press = false;
        SortedSet<string>? delegations = null;
        foreach (var grant in caller.Grants)
        {
            if (!grant.Covers(visit))
                continue;
            if (grant.Role is Role.Protocol or Role.Service || grant.Role == owningOffice)
                return Full;
            office |= grant.Role is Role.Legal or Role.Analyst;
            press |= grant.Role is Role.Press;
            if (grant.Role is Role.Delegation)
                (delegations ??= new(StringComparer.Ordinal)).Add(grant.Delegation!);
        }
        return office || press || delegations is not null ? new(false, office, press, [.. delegations ?? []]) : Public;
    }

    public bool Sees(Access access) => Sees((int)access.Label, RowAccess.Column(access));

    /// <summary>A part of a record that it sees.</summary>
    public bool Sees(in PartAccess part) =>
        IsFull
        || (
            (part.Own is null || Sees(part.Own))
            && (!part.Names || (!IsNameless && (part.Named is null || Sees(part.Named))))
        );

    public bool Sees(int label, string delegations)
    {
        if (IsFull)
            return true;
        if (label <= Highest)
            return label > 0;
        if (label != (int)Label.Delegation)
            return false;
        if (delegations == "*")
            return IsOffice || Delegations.Count > 0;
        foreach (var delegation in Delegations)
            if (delegations.Contains($"|{delegation}|", StringComparison.Ordinal))
                return true;
        return false;
    }

    public bool Equals(Clearance? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
