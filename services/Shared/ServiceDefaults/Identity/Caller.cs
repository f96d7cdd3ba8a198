using Grpc.Core;

namespace StateVisit.ServiceDefaults.Identity;

/// <summary>What a caller is in the visits that a grant covers.</summary>
public enum Role
{
    Protocol,
    Legal,
    Analyst,
    Delegation,
    Press,
    Service,
}

/// <summary>
/// A role in a visit (<c>*</c>: in all), for a delegation where the role is Delegation. It counts for what belongs to no visit
/// too: whoever works for one visit works with the figures of all.
/// </summary>
public sealed record Grant(string Visit, Role Role, string? Delegation = null)
{
    public bool Covers(string visit) => Visit == "*" || Visit == visit || visit.Length == 0;

    public override string ToString() =>
        $"{Visit}:{Role.ToString().ToLowerInvariant()}{(Delegation is null ? "" : ":" + Delegation)}";

    /// <summary>Reads <c>visit:role[:delegation]</c>; null if it is not of that form.</summary>
    public static Grant? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0 || !char.IsAsciiLetterLower(parts[1].FirstOrDefault()))
            return null;
        if (!Enum.TryParse<Role>(parts[1], ignoreCase: true, out var role))
            return null;
        if (role is Role.Delegation != parts is [_, _, { Length: > 0 }])
            return null;
        return new(parts[0], role, parts.Length == 3 ? parts[2] : null);
    }
}

/// <summary>Who calls. No token: <see cref="Anonymous"/>, who sees what is public.</summary>
public sealed record Caller(string Subject, IReadOnlyList<Grant> Grants, DateTimeOffset Expires)
{
    public static Caller Anonymous { get; } = new("", [], DateTimeOffset.MaxValue);

    public bool IsAnonymous => Subject.Length == 0;

    public bool Has(Role role, string visit)
    {
        foreach (var grant in Grants)
            if (grant.Role == role && grant.Covers(visit))
                return true;
        return false;
    }
}

public static class CallerExtensions
{
    /// <summary>The caller, as the edge established it.</summary>
    public static Caller Caller(this ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? Identity.Caller.Anonymous;
}
