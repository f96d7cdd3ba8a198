using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Contracts;

internal static class EnumNames
{
    private const int Most = 8;
    private static readonly ConcurrentDictionary<EnumDescriptor, string> Faults = new();

    public static string Fault(EnumDescriptor type) => Faults.GetOrAdd(type, Describe);

    private static string Describe(EnumDescriptor type)
    {
        var names = type.Values.Where(v => v.Number != 0).Select(v => v.Name).ToList();
        return $"is not one of {string.Join(", ", names.Take(Most))}{(names.Count > Most ? ", …" : "")}";
    }
}
