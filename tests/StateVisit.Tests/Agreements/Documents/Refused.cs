using StateVisit.Agreements.Documents;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>What is said of a document that is refused.</summary>
internal static class Refused
{
    public static string Of(byte[] file) => Assert.Single(All(file)).Description;

    public static IReadOnlyList<FieldFault> All(byte[] file)
    {
        var fault = Assert.Throws<Fault>(() => WordDocument.Read(file, "en", TrackedChanges.Unspecified));
        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, fault.Code);
        Assert.All(fault.Fields, field => Assert.Equal("document", field.Path));
        return fault.Fields;
    }
}
