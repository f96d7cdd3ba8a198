using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

public sealed partial class AgreementsApi
{
    public override Task<ImportAgreementsResponse> ImportAgreements(
        ImportAgreementsRequest request,
        ServerCallContext context
    )
    {
        var agendaFollows = request is { ValidateOnly: true, VisitFollows: true };
        return writer.RunAsync(
            request,
            context,
            request.Name,
            write => AgreementsImport.RunAsync(write, request.Document, agendaFollows)
        );
    }

    public override async Task<AgreementsDocument> ExportAgreements(
        ExportAgreementsRequest request,
        ServerCallContext context
    )
    {
        var document = new AgreementsDocument();
        foreach (var record in await reader.AllAsync(RecordName.Parse(request.Name).Visit, context))
            switch (record)
            {
                case Agreement agreement:
                    document.Agreements.Add(agreement);
                    break;
                case Preparation preparation:
                    document.Preparations.Add(preparation);
                    break;
                case Version version:
                    document.Versions.Add(version);
                    break;
                case Approval approval:
                    document.Approvals.Add(approval);
                    break;
            }
        return document;
    }
}
