using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Contracts;

/// <summary>
/// Sends requests that the contract allows, of whatever method, one after the other, and each is carried out: what one has made
/// or changed the next ones find. The service may refuse any of them, for a reason that the contract names for the method.
/// </summary>
/// <param name="export">All that the visit holds, as a document of records.</param>
/// <param name="others">Names of what other services keep.</param>
/// <param name="but">Methods that are left out.</param>
internal sealed class AnyOrder(
    ServiceDescriptor service,
    string visit,
    CallInvoker grpc,
    Func<Task<IMessage>> export,
    string[] others,
    string[] but
)
{
    private const int Batches = 5;

    /// <summary>Requests between two looks at what there is.</summary>
    private const int Batch = 40;

    private readonly List<string> wrong = [];

    /// <param name="world">Another number, other requests.</param>
    public async Task RunAsync(int world)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            // Names, each with the etag of what bears it.
            var there = Names(await export());
            await Gen.OneOf([.. Methods.Select(method => Requests(method, [.. there.Keys]))])
                .TryAsync(
                    one => SendAsync(one.Method, one.Request, there),
                    iter: Batch,
                    turn: (world * Batches) + batch
                );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(30)));
    }

    private IEnumerable<MethodDescriptor> Methods =>
        service.Methods.Where(method => !method.IsClientStreaming && !but.Contains(method.Name));

    private Gen<(MethodDescriptor Method, IMessage Request)> Requests(MethodDescriptor method, string[] names) =>
        RequestGenerator.Valid(method.InputType, visit, names).Select(request => (method, request));

    private async Task SendAsync(MethodDescriptor method, IMessage request, Dictionary<string, string> etags)
    {
        var sent = method.InputType.Parser.ParseFrom(request.ToByteArray());
        method.InputType.FindFieldByName("validate_only")?.Accessor.SetValue(sent, false);
        if (method.InputType.FindFieldByName("etag") is { } etag)
            etag.Accessor.SetValue(sent, etags.GetValueOrDefault(NameOf(sent), ""));
        try
        {
            await grpc.CallAsync(method, sent);
        }
        catch (RpcException e)
        {
            if (AnyMethod.FaultOf(e, method, sent) is { } fault)
                wrong.Add(fault);
        }
    }

    private static string NameOf(IMessage message) =>
        message.Descriptor.FindFieldByName("name")?.Accessor.GetValue(message) as string ?? "";

    /// <summary>Of the records of a document, and of what they lie in.</summary>
    private Dictionary<string, string> Names(IMessage document)
    {
        var names = others.Append(visit).ToDictionary(name => name, _ => "", StringComparer.Ordinal);
        var fields = document.Descriptor.Fields.InFieldNumberOrder().Where(field => field.IsRepeated);
        foreach (
            var record in fields.SelectMany(f => ((IEnumerable<object>)f.Accessor.GetValue(document)).Cast<IRecord>())
        )
        {
            names[record.Name] = record.Etag;
            names.TryAdd(string.Join('/', record.Name.Split('/')[..^2]), "");
        }
        return names;
    }
}
