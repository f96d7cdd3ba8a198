namespace StateVisit.Agreements.Documents;

/// <summary>What becomes of changes that a document only proposes.</summary>
public enum TrackedChanges
{
    /// <summary>A document with any is refused, and each is named with its place. So are its comments.</summary>
    Refused,

    /// <summary>Read as if all were accepted. Comments are left out.</summary>
    Accepted,

    /// <summary>Read as if none had been made. Comments are left out.</summary>
    Rejected,
}
