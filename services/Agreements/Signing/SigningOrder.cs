using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>The order in which documents are signed: those that have a place by it, then the others; ties by id.</summary>
public static class SigningOrder
{
    public static IEnumerable<Agreement> Of(IEnumerable<Agreement> agreements) =>
        agreements
            .OrderBy(agreement => agreement.SigningOrder > 0 ? agreement.SigningOrder : int.MaxValue)
            .ThenBy(agreement => agreement.Name, StringComparer.Ordinal);
}
