using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>What an import answers: its id, to repeat it by, and what each service did.</summary>
internal sealed record Imported(string Visit, Guid ImportId, bool ValidateOnly, IReadOnlyList<PartDone> Parts);

/// <summary>
/// Validates everywhere, then commits service by service. Each commit is whole; between two of them an import can stop,
/// and the error then names what is done.
/// </summary>
internal static class Importer
{
    public static async Task<Imported> RunAsync(Import import)
    {
        var done = new List<PartDone>();
        foreach (var (part, content) in import.Parts)
            done.Add(await part.ImportAsync(content, import, validateOnly: true));
        if (import.ValidateOnly)
            return new(import.Visit, import.Id, true, done);

        done.Clear();
        foreach (var (part, content) in import.Parts)
            try
            {
                done.Add(await part.ImportAsync(content, import, validateOnly: false));
            }
            catch (RpcException e)
            {
                throw Stopped(e, import, part, done);
            }
        return new(import.Visit, import.Id, false, done);
    }

    private static RpcException Stopped(RpcException cause, Import import, Part part, IEnumerable<PartDone> done)
    {
        var status = cause.GetRpcStatus() ?? new() { Code = (int)cause.StatusCode, Message = cause.Status.Detail };
        var names = string.Join(", ", done.Select(d => $"{d.Service} ({d.Created} created, {d.Updated} updated)"));
        var info = new ErrorInfo { Reason = "IMPORT_STOPPED", Domain = FaultStatus.Domain };
        info.Metadata["importId"] = import.Id.ToString("D");
        info.Metadata["stoppedAt"] = part.Name;
        info.Metadata["done"] = names;
        if (status.Details.Count == 0)
            status.Details.Add(Any.Pack(info));
        status.Message =
            $"{status.Message} The import stopped at {part.Name}; done: {(names.Length > 0 ? names : "nothing")}. "
            + $"Repeat it with importId {import.Id:D} to go on.";
        return status.ToRpcException();
    }
}
