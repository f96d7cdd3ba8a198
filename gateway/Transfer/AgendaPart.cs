using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>The programme.</summary>
internal sealed class AgendaPart(Channels channels) : Part
{
    private readonly AgendaService.AgendaServiceClient agenda = new(channels.To("agenda"));

    public override string Name => "agenda";

    public override object? Read(JsonElement json, FieldFaults faults)
    {
        var before = faults.All.Count;
        JsonCheck.Check(json, AgendaDocument.Descriptor, Name, faults);
        if (faults.All.Count > before)
            return null;
        try
        {
            return JsonParser.Default.Parse<AgendaDocument>(json.GetRawText());
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            faults.Add(Name, "is not a programme");
            return null;
        }
    }

    public override async Task<PartDone> ImportAsync(object part, Import import, bool validateOnly)
    {
        var request = new ImportAgendaRequest
        {
            Name = import.Visit,
            Document = (AgendaDocument)part,
            ValidateOnly = validateOnly,
            RequestId = validateOnly ? "" : import.RequestId(Name),
        };
        try
        {
            var done = await agenda.ImportAgendaAsync(request, import.Call);
            return new(Name, done.Created, done.Updated, done.Unchanged);
        }
        catch (RpcException e) when (e.GetRpcStatus() is { } status)
        {
            throw WithOurPaths(status).ToRpcException();
        }
    }

    public override async Task<string> ExportAsync(string visit, CallOptions call) =>
        JsonFormatter.Default.Format(await agenda.ExportAgendaAsync(new() { Name = visit }, call));

    /// <summary>The caller sent a document of ours, not the service's request: its faults are named as they stand in the former.</summary>
    private static Google.Rpc.Status WithOurPaths(Google.Rpc.Status status)
    {
        for (var i = 0; i < status.Details.Count; i++)
        {
            if (!status.Details[i].TryUnpack(out BadRequest bad))
                continue;
            foreach (var violation in bad.FieldViolations)
                violation.Field = violation.Field switch
                {
                    "name" => "visit",
                    "request_id" => "importId",
                    "document" => "agenda",
                    _ when violation.Field.StartsWith("document.", StringComparison.Ordinal) => "agenda"
                        + violation.Field["document".Length..],
                    _ => violation.Field,
                };
            status.Details[i] = Google.Protobuf.WellKnownTypes.Any.Pack(bad);
        }
        return status;
    }
}
