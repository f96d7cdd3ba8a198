using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>A part that is one message of the service's contract, which the service takes and gives as a whole.</summary>
internal sealed class DocumentPart<TDocument>(
    string name,
    Func<TDocument, Import, bool, Task<PartDone>> import,
    Func<string, CallOptions, Task<TDocument>> export
) : Part
    where TDocument : class, IMessage<TDocument>, new()
{
    public override string Name => name;

    public override object? Read(JsonElement json, FieldFaults faults)
    {
        var before = faults.All.Count;
        var document = new TDocument();
        JsonCheck.Check(json, document.Descriptor, Name, faults);
        if (faults.All.Count > before)
            return null;
        try
        {
            return JsonParser.Default.Parse<TDocument>(json.GetRawText());
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            faults.Add(Name, $"is not what the service {Name} exports");
            return null;
        }
    }

    public override async Task<PartDone> ImportAsync(object part, Import whole, bool validateOnly)
    {
        try
        {
            return await import((TDocument)part, whole, validateOnly);
        }
        catch (RpcException e) when (e.GetRpcStatus() is { } status)
        {
            throw WithOurPaths(status).ToRpcException();
        }
    }

    public override async Task<string> ExportAsync(string visit, CallOptions call) =>
        JsonFormatter.Default.Format(await export(visit, call));

    /// <summary>The caller sent a document of ours, not the service's request: its faults are named as they stand in the former.</summary>
    private Google.Rpc.Status WithOurPaths(Google.Rpc.Status status)
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
                    "document" => Name,
                    _ when violation.Field.StartsWith("document.", StringComparison.Ordinal) => Name
                        + violation.Field["document".Length..],
                    _ => violation.Field,
                };
            status.Details[i] = Google.Protobuf.WellKnownTypes.Any.Pack(bad);
        }
        return status;
    }
}
