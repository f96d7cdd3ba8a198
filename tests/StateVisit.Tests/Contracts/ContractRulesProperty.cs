using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Contracts;

/// <summary>The rules against requests made from the descriptors: valid ones pass, each broken one is named.</summary>
public sealed class ContractRulesProperty
{
    public static IEnumerable<TheoryDataRow<string>> Requests =>
        AgendaServiceReflection.Descriptor.Services[0].Methods.Select(m => new TheoryDataRow<string>(m.InputType.Name));

    [Theory]
    [MemberData(nameof(Requests))]
    public void ValidRequestsPassAndEachBrokenFieldIsNamed(string name)
    {
        var type = AgendaServiceReflection.Descriptor.FindTypeByName<MessageDescriptor>(name);
        RequestGenerator
            .Valid(type, "visits/v", ["visits/v/venues/hall", "visits/v/sessions/talks"])
            .Try(
                request =>
                {
                    Assert.Empty(Faults(request));
                    foreach (var mutation in Mutations.Of(request, "visits/other"))
                        Assert.True(
                            Faults(mutation.Request).Any(f => f.Path == mutation.Path),
                            $"{mutation} got {string.Join("; ", Faults(mutation.Request))}"
                        );
                },
                iter: 20
            );
    }

    private static IReadOnlyList<FieldFault> Faults(IMessage request)
    {
        var faults = new FieldFaults();
        ContractRules.Check(request, faults);
        return faults.All;
    }
}
