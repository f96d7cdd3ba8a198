using Google.Api;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Participants.Lists;
using StateVisit.Participants.Lists.Csv;
using StateVisit.Participants.Lists.Xlsx;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Participants;

/// <summary>Lists of people, in and out.</summary>
public sealed partial class ParticipantsApi
{
    public override async Task<ImportParticipantListResponse> ImportParticipantList(
        ImportParticipantListRequest request,
        ServerCallContext context
    )
    {
        // A file is read before the visit is locked, and only for those whom the write will not refuse.
        var mayWrite = context.Caller().Has(Role.Protocol, RecordName.Parse(request.Parent).Visit);
        var import = mayWrite ? new ListImport(ListFile.Read(request.List), request) : null;
        try
        {
            return await writer.RunAsync(request, context, request.Parent, write => import!.RunAsync(write));
        }
        catch (Fault fault) when (import is not null)
        {
            throw import.Named(fault);
        }
    }

    public override async Task<HttpBody> ExportParticipantList(
        ExportParticipantListRequest request,
        ServerCallContext context
    )
    {
        var visit = RecordName.Parse(request.Parent).Visit;
        var records = await reader.AllAsync(visit, context);
        var rows = ListExport.Rows(request.Parent, records.OfType<Participant>());
        // By its ending a computer knows what opens it; browsers would take the last word of the address.
        var ending = request.Format == ListFormat.Xlsx ? "xlsx" : "csv";
        context.GetHttpContext().Response.Headers.ContentDisposition =
            $"attachment; filename=\"{visit}-participants.{ending}\"";
        return request.Format == ListFormat.Xlsx
            ? new() { ContentType = ListFile.XlsxType, Data = XlsxWriter.Write(rows) }
            : new() { ContentType = $"{ListFile.CsvType}; charset=utf-8", Data = CsvFile.Write(rows) };
    }
}
