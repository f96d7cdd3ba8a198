using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.Internal.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Labels;

/// <summary>Every method of the service, asked about every name: made from the contract, so that no method is left out.</summary>
internal static class Questions
{
    private static readonly string[] Ids = ["late", "welcome", "bunker", "secret", "guards", "free", "u", "w"];

    private static readonly (string OrderBy, string Filter)[] Lists =
    [
        ("", ""),
        ("order desc", ""),
        ("", "order > 3 AND NOT order = 6"),
        ("", "topics:\"visits/v/topics/energy\""),
        ("", "state = SESSION_STATE_IN_PROGRESS"),
        ("", "session = \"visits/v/sessions/late\""),
        ("", "parent = \"visits/v/venues/bunker\""),
    ];

    /// <summary>The caller's own delegation, one that attends everywhere, and some who attend in one world only, or nowhere.</summary>
    private static readonly Concerned?[] Whose =
    [
        null,
        new() { Office = "interpreter" },
        new() { Office = "adviser" },
        new() { Office = "press officer" },
        new() { Delegation = "RU" },
        new() { Participant = World.V + "/participants/physician" },
    ];

    public static IEnumerable<(MethodDescriptor Method, IMessage Request)> All()
    {
        // A name that fits no address of a method is refused for its form, whatever exists.
        foreach (var method in AgendaService.Descriptor.Methods.Where(m => !m.IsServerStreaming))
        foreach (var request in Of(method).Where(request => RestCall.Of(method, request) is not null))
            yield return (method, request);
        yield return (
            HeadsService.Descriptor.Methods.Single(m => !m.IsServerStreaming),
            new ReadHeadsRequest { Visits = { "v", "u", "nowhere" } }
        );
    }

    private static IEnumerable<IMessage> Of(MethodDescriptor method)
    {
        var type = method.InputType;
        var record = type.Fields.InDeclarationOrder().FirstOrDefault(f => IsRecord(method, f));
        if (method.Name == "ListAcknowledgements")
            foreach (var parent in World.Names)
                yield return new ListAcknowledgementsRequest { Parent = parent };
        else if (method.Name == "Acknowledge")
            foreach (var name in World.Names)
            foreach (var who in Whose)
                yield return new AcknowledgeRequest { Name = name, Who = who };
        else if (method.Name.StartsWith("List", StringComparison.Ordinal))
        {
            foreach (var parent in type.FindFieldByName("parent") is null ? [""] : World.Names[..4])
                if (method.Name == "ListChanges")
                    foreach (var name in parent == World.V ? World.Names.Prepend("") : [""])
                        yield return new ListChangesRequest
                        {
                            Parent = parent,
                            Record = name,
                            PageSize = 2,
                        };
                else
                    foreach (var (orderBy, filter) in Lists)
                    foreach (var size in new[] { 0, 2 })
                        yield return With(
                            type,
                            ("parent", parent),
                            ("order_by", orderBy),
                            ("filter", filter),
                            ("page_size", size)
                        );
        }
        else if (method.Name.StartsWith("Create", StringComparison.Ordinal))
        {
            foreach (var parent in type.FindFieldByName("parent") is null ? [""] : World.Names[..4])
            foreach (var id in Ids)
                yield return With(
                    type,
                    ("parent", parent),
                    (record!.Name + "_id", id),
                    (record.Name, Valid(record, ""))
                );
        }
        else
            foreach (var name in World.Names)
                yield return record is not null
                    ? With(type, (record.Name, Valid(record, name)))
                    : With(
                        type,
                        ("name", name),
                        ("reason", "why"),
                        ("time", Make.Time("2023-03-21T12:00:00Z")),
                        ("document", Document(name)),
                        ("audience", Audience.Press)
                    );
    }

    /// <summary>The record that CreateSession and UpdateSession carry.</summary>
    private static bool IsRecord(MethodDescriptor method, FieldDescriptor field) =>
        field.FieldType == FieldType.Message
        && (method.Name == "Create" + field.MessageType.Name || method.Name == "Update" + field.MessageType.Name);

    private static AgendaDocument Document(string name) =>
        new() { Visit = Make.Visit(), Venues = { Make.Venue(v => v.Name = name + "/venues/bunker") } };

    private static IMessage Valid(FieldDescriptor field, string name) =>
        field.MessageType.Name switch
        {
            nameof(Visit) => Make.Visit(v => v.Name = name),
            nameof(Venue) => Make.Venue(v => v.Name = name),
            nameof(Session) => Make.Session(s => s.Name = name),
            nameof(Topic) => Make.Topic(t => t.Name = name),
            nameof(Timing) => new Timing { Name = name, Access = Make.Public },
            _ => Make.Cue(World.V + "/sessions/welcome", c => c.Name = name),
        };

    /// <summary>Sets the fields that the type has.</summary>
    private static IMessage With(MessageDescriptor type, params (string Field, object Value)[] values)
    {
        var request = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var (name, value) in values)
            if (type.FindFieldByName(name) is { } field)
                field.Accessor.SetValue(request, value);
        return request;
    }
}
