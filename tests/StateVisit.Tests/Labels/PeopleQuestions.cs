using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Labels;

/// <summary>Every method of the participants service, asked about every name: made from the contract, so that no method is left out.</summary>
internal static class PeopleQuestions
{
    private const string Hidden = PeopleWorld.V + "/participants/guard";

    private static readonly string[] Ids = ["guard", "ir", "own", "free"];

    private static readonly (string OrderBy, string Filter)[] Lists =
    [
        ("", ""),
        ("list_place desc", ""),
        ("", "delegation = \"visits/v/delegations/cn\""),
        ("party", "kind = DELEGATION_KIND_GUEST"),
    ];

    public static IEnumerable<(MethodDescriptor Method, IMessage Request)> All() =>
        from method in ParticipantsService.Descriptor.Methods
        where !method.IsServerStreaming
        from request in Of(method)
        where RestCall.Of(method, request) is not null
        select (method, request);

    private static IEnumerable<IMessage> Of(MethodDescriptor method)
    {
        var type = method.InputType;
        var record = type
            .Fields.InDeclarationOrder()
            .FirstOrDefault(f => f.FieldType == FieldType.Message && ContractRules.IsRecord(f.MessageType));
        foreach (var name in PeopleWorld.Names)
        foreach (var id in record is not null && type.FindFieldByName("parent") is not null ? Ids : [""])
        foreach (var (orderBy, filter) in type.FindFieldByName("filter") is null ? Lists[..1] : Lists)
        {
            var request = With(
                type,
                ("name", name),
                ("parent", name),
                ("order_by", orderBy),
                ("filter", filter),
                ("page_size", 2),
                ("reason", "why"),
                ("document", new ParticipantsDocument())
            );
            if (record is not null)
            {
                record.Accessor.SetValue(request, Valid(record, name));
                type.FindFieldByName(record.Name + "_id")?.Accessor.SetValue(request, id);
            }
            yield return request;
        }
    }

    /// <summary>A companion is somebody hidden: who registers one must get the answer that a companion who is nobody gets.</summary>
    private static IMessage Valid(FieldDescriptor field, string name)
    {
        IMessage record = field.MessageType.Name switch
        {
            nameof(Delegation) => PeopleScene.NewDelegation(
                "IR",
                d => d.RegistrationDeadline = Make.Time("2023-03-20T00:00:00Z")
            ),
            nameof(Participant) => PeopleScene.NewPerson(p => p.Accompanies = Hidden),
            _ => field.MessageType.Parser.ParseFrom(ByteString.Empty),
        };
        field.MessageType.FindFieldByName("name").Accessor.SetValue(record, name);
        return record;
    }

    /// <summary>Sets the fields that the type has.</summary>
    private static IMessage With(MessageDescriptor type, params (string Field, object Value)[] values)
    {
        var request = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var (name, value) in values)
            if (
                type.FindFieldByName(name) is { } field
                && (value is not IMessage message || field.MessageType == message.Descriptor)
            )
                field.Accessor.SetValue(request, value);
        return request;
    }
}
