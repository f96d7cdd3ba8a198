using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Agreements.Life;

/// <summary>A document with all that is known of it and of the world, as far as it decides what can be done to it.</summary>
public sealed record Dossier
{
    public required Agreement Agreement { get; init; }

    public required Preparation Preparation { get; init; }

    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>The newest version of each language that has one, translations included.</summary>
    public IReadOnlyList<V1.Version> Newest { get; init; } = [];

    /// <summary>Of the signatories that are known, by the participant's name.</summary>
    public IReadOnlyDictionary<string, Standing> Standings { get; init; } = new Dictionary<string, Standing>();

    /// <summary>Of the session at which it is concluded, live; null if it is not known.</summary>
    public SessionState? Session { get; init; }

    /// <summary>The day at the visit.</summary>
    public required string Today { get; init; }

    public required SigningProfile Profile { get; init; }

    /// <summary>Comparing texts is dear: asked only by the guard that needs it.</summary>
    public required Func<Parity> Parity { get; init; }

    /// <summary>Made of the very same records: whatever follows from one follows from the other.</summary>
    public bool IsOfTheSameAs(Dossier other) =>
        ReferenceEquals(Agreement, other.Agreement)
        && ReferenceEquals(Preparation, other.Preparation)
        && ReferenceEquals(Newest, other.Newest)
        && ReferenceEquals(Profile, other.Profile)
        && Session == other.Session
        && Today == other.Today
        && Approvals.SequenceEqual(other.Approvals, ReferenceEqualityComparer.Instance)
        && Standings.Count == other.Standings.Count
        && Standings.All(one => other.Standings.TryGetValue(one.Key, out var standing) && standing == one.Value);

    /// <summary>The newest versions that have force.</summary>
    public IEnumerable<V1.Version> Authentic => Newest.Where(version => Agreement.IsAuthentic(version.Language));
}

/// <summary>What counts of a person who concludes a document.</summary>
/// <param name="Rank">Code of the rank ladder.</param>
public readonly record struct Standing(AccreditationState Accreditation, string Rank);

/// <summary>Who does something to a document, and when by the visit's clock.</summary>
public readonly record struct Act(string By, DateTimeOffset Time);
