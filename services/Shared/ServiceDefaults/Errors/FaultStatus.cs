using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>A fault as google.rpc.Status, the one form of errors on every wire.</summary>
public static class FaultStatus
{
    public const string Domain = "statevisit";

    /// <summary>Without the detail types a JSON writer answers an error with an empty 500.</summary>
    public static TypeRegistry Details { get; } = Registry([]);

    /// <summary>The detail types and the files of a service's own messages.</summary>
    public static TypeRegistry Registry(IEnumerable<FileDescriptor> files) =>
        TypeRegistry.FromFiles([ErrorDetailsReflection.Descriptor, StatusReflection.Descriptor, .. files]);

    public static Status ToStatus(this Fault fault)
    {
        var status = new Status { Code = (int)fault.Code, Message = fault.Message };
        var info = new ErrorInfo { Reason = fault.Reason, Domain = Domain };
        foreach (var (name, value) in fault.Metadata)
            info.Metadata.Add(name, value);
        status.Details.Add(Any.Pack(info));
        if (fault.Fields.Count > 0)
        {
            var request = new BadRequest();
            request.FieldViolations.AddRange(
                fault.Fields.Select(f => new BadRequest.Types.FieldViolation
                {
                    Field = f.Path,
                    Description = f.Description,
                })
            );
            status.Details.Add(Any.Pack(request));
        }
        if (fault.RetryAfter is { } wait)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        return status;
    }
}
