using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace StateVisit.Tests.Fixture;

/// <summary>Runs a theory once per store, the values given after it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothStoresAttribute(params object[] values) : DataAttribute
{
    public object[] Values => values;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([.. Enum.GetValues<StoreKind>().Select(store => new TheoryDataRow([store, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
