using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>Access as it stands in columns, and what of two accesses admits more.</summary>
public static class RowAccess
{
    public static string Column(Access access) =>
        access.Label != Label.Delegation ? ""
        : access.AllDelegations ? "*"
        : $"|{string.Join('|', access.Delegations.Order(StringComparer.Ordinal))}|";

    /// <summary>The access that stands in the columns.</summary>
    public static Access Read(int label, string delegations) =>
        new()
        {
            Label = (Label)label,
            AllDelegations = delegations == "*",
            Delegations =
            {
                delegations.Split('|', StringSplitOptions.RemoveEmptyEntries).Where(party => party != "*"),
            },
        };

    /// <param name="clock">The visit's.</param>
    /// <param name="isFollowed">Another service ends its embargo, and says so.</param>
    public static void Set(Row row, IRecord record, VisitClock clock, bool isFollowed)
    {
        row.Label = (int)record.Access.Label;
        row.Delegations = Column(record.Access);
        if (isFollowed)
            return;
        var embargo = record.Embargo;
        row.AfterLabel = (int)(embargo?.After.Label ?? Label.Unspecified);
        row.AfterDelegations = embargo is null ? "" : Column(embargo.After);
        row.ReleaseAt = ReleaseAt(embargo, clock);
        row.ReleaseOn = embargo switch
        {
            { Held: false, UntilCase: Embargo.UntilOneofCase.SessionStart } => Event(embargo.SessionStart, "start"),
            { Held: false, UntilCase: Embargo.UntilOneofCase.SessionEnd } => Event(embargo.SessionEnd, "end"),
            { Held: false, UntilCase: Embargo.UntilOneofCase.Signing } => Event(embargo.Signing, "signing"),
            _ => null,
        };
    }

    /// <summary>The real instant at which the clock ends the embargo; null if it does not, as things stand.</summary>
    public static long? ReleaseAt(Embargo? embargo, VisitClock clock) =>
        embargo is { Held: false, UntilCase: Embargo.UntilOneofCase.Time }
            ? clock.RealOf(embargo.Time.ToDateTimeOffset())?.ToUnixTimeMilliseconds()
            : null;

    /// <summary>The event that ends embargoes: <c>sessions/welcome#start</c>, <c>agreements/a01#signing</c>.</summary>
    public static string Event(string record, string moment) => $"{Records.RecordName.Parse(record).Path}#{moment}";

    /// <summary>Admits only whom both admit.</summary>
    public static Access And(this Access a, Access b)
    {
        if (a.IsWithin(b))
            return a;
        if (b.IsWithin(a))
            return b;
        var both = a.Delegations.Intersect(b.Delegations, StringComparer.Ordinal).ToList();
        return both.Count == 0
            ? new() { Label = Label.Restricted }
            : new() { Label = Label.Delegation, Delegations = { both } };
    }

    /// <summary>Whoever is admitted by <paramref name="inner"/> is admitted by <paramref name="outer"/> too.</summary>
    public static bool IsWithin(this Access inner, Access outer)
    {
        if (inner.Label != outer.Label)
            return inner.Label > outer.Label;
        if (inner.Label != Label.Delegation || outer.AllDelegations)
            return true;
        return !inner.AllDelegations && inner.Delegations.All(outer.Delegations.Contains);
    }

    /// <summary>Both end at the same instant or event, or are held.</summary>
    public static bool EndsTogetherWith(this Embargo a, Embargo b) =>
        a.UntilCase == b.UntilCase
        && a.Held == b.Held
        && Equals(a.Time, b.Time)
        && a.SessionStart == b.SessionStart
        && a.SessionEnd == b.SessionEnd
        && a.Signing == b.Signing;
}
