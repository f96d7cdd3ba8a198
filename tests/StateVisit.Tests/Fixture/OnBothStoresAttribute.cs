using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace StateVisit.Tests.Fixture;

/// <summary>Runs a theory once per store, the values given after it; over replicas, on the one that replicas can share.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothStoresAttribute(params object[] values) : DataAttribute
{
    private static IEnumerable<StoreKind> Stores =>
        Turns.IsAskedFor ? [StoreKind.Postgres] : Enum.GetValues<StoreKind>();

    public object[] Values => values;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([.. Stores.Select(store => new TheoryDataRow([store, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
