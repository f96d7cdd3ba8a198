using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>The order in which documents are signed: those that have a place by it, then the others; ties by id.</summary>
public static class SigningOrder
{
    public static IEnumerable<Agreement> Of(IEnumerable<Agreement> agreements) => Of(agreements, one => one);

    /// <summary>Of whatever stands for a document.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> all, Func<T, Agreement> agreementOf) =>
        all.OrderBy(one => agreementOf(one).SigningOrder is > 0 and var place ? place : int.MaxValue)
            .ThenBy(one => agreementOf(one).Name, StringComparer.Ordinal);
}
