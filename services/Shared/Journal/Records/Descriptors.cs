using System.Collections.Concurrent;
using System.Text.Json;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Records;

/// <summary>What the contract says of fields, looked up once.</summary>
public static class Descriptors
{
    /// <summary>A copy of a record that a request creates, without what the server decides.</summary>
    public static TRecord AsSent<TRecord>(this TRecord record)
        where TRecord : IRecord
    {
        var copy = (TRecord)record.Copy();
        ContractRules.ClearOutputOnly(copy);
        return copy;
    }

    /// <summary>A deep copy, whatever the kind.</summary>
    public static IRecord Copy(this IRecord record) =>
        (IRecord)record.Descriptor.Parser.ParseFrom(record.ToByteArray());

    /// <summary>The proto field that carries a record of the kind in requests: <c>seating_plan</c>.</summary>
    public static string FieldName(this MessageDescriptor descriptor) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(descriptor.Name);

    private static readonly ConcurrentDictionary<FieldDescriptor, bool> ServersOwn = new();
    private static readonly ConcurrentDictionary<FieldDescriptor, bool> Names = new();

    /// <summary>The caller cannot set the field of a record.</summary>
    public static bool IsServersOwn(this FieldDescriptor field) =>
        ServersOwn.GetOrAdd(
            field,
            static f =>
                f.Name is "name" or "etag"
                || (
                    f.GetOptions()
                        ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
                        ?.Contains(FieldBehavior.OutputOnly)
                    ?? false
                )
        );

    /// <summary>The field holds the name of a record.</summary>
    public static bool IsRecordName(this FieldDescriptor field) =>
        Names.GetOrAdd(
            field,
            static f =>
                f.FieldType == FieldType.String
                && f.GetOptions()?.GetExtension(RulesExtensions.Rule) is { Resource.Length: > 0 }
        );
}
