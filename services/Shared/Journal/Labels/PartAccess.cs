using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>Who may know of a part of a record, beyond who sees the record.</summary>
/// <param name="Own">Its own access; null: none.</param>
/// <param name="Names">It names a record that another service keeps, and is shown only to who may know of that one.</param>
/// <param name="Named">Who may know of the named; null: nobody has said.</param>
public readonly record struct PartAccess(Access? Own, bool Names = false, Access? Named = null);
