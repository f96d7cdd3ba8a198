using System.Text.Json;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Contracts;

/// <summary>The JSON check against bodies made from the descriptors.</summary>
public sealed class JsonCheckProperty
{
    [Theory]
    [MemberData(nameof(ContractRulesProperty.Requests), MemberType = typeof(ContractRulesProperty))]
    public void ValidBodiesPassAndEachBrokenFieldIsNamed(string name)
    {
        var type = AgendaServiceReflection.Descriptor.FindTypeByName<MessageDescriptor>(name);
        RequestGenerator
            .Valid(type, "visits/v", [])
            .Try(
                request =>
                {
                    Assert.Empty(Paths(JsonFormatter.Default.Format(request), type));
                    foreach (var mutation in JsonMutations.Of(request, ""))
                        Assert.Equal([mutation.Path], Paths(mutation.Body, type));
                },
                iter: 20
            );
    }

    private static IEnumerable<string> Paths(string json, MessageDescriptor type)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new FieldFaults();
        JsonCheck.Check(document.RootElement, type, "", faults);
        return faults.All.Select(f => f.Path);
    }
}
