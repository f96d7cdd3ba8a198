using System.Text.Json;
using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>What an import did in one service.</summary>
internal sealed record PartDone(string Service, int Created, int Updated, int Unchanged);

/// <summary>One service's part of a visit's document.</summary>
internal abstract class Part
{
    /// <summary>The service's name, and the member of the document that holds its part.</summary>
    public abstract string Name { get; }

    /// <summary>Reads its part; what is wrong with it is added to the faults, with null for an answer.</summary>
    public abstract object? Read(JsonElement json, FieldFaults faults);

    public abstract Task<PartDone> ImportAsync(object part, Import import, bool validateOnly);

    /// <summary>The part as the caller may see it, as JSON.</summary>
    public abstract Task<string> ExportAsync(string visit, CallOptions call);
}
