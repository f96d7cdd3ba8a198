using StateVisit.Agreements.V1;
using StateVisit.Journal.Writing;
using StateVisit.Type.V1;

namespace StateVisit.Agreements;

/// <summary>Every document has a preparation, whoever brings the document in.</summary>
internal static class Preparing
{
    extension(Write write)
    {
        public Task<Preparation> PrepareAsync(Agreement agreement) =>
            write.CreateAsync(
                AgreementName.Preparation(agreement.Name),
                new Preparation { Access = new() { Label = Label.Restricted } },
                "preparation",
                ""
            );
    }
}
