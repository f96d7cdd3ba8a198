using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Labels;

/// <summary>Every method of the agreements service, asked about every name: made from the contract, so that no method is left out.</summary>
internal static class DocumentQuestions
{
    private static readonly string[] Ids = ["secret", "free"];

    private static readonly (string OrderBy, string Filter)[] Lists =
    [
        ("", ""),
        ("signing_order desc", "party:RU"),
        ("", "state = AGREEMENT_STATE_NEGOTIATING"),
        ("number desc", "language = ru"),
    ];

    public static IEnumerable<(MethodDescriptor Method, IMessage Request)> All() =>
        from method in AgreementsService.Descriptor.Methods
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
        foreach (var name in DocumentWorld.Names)
        foreach (var id in type.FindFieldByName("agreement_id") is not null ? Ids : [""])
        foreach (var (orderBy, filter) in type.FindFieldByName("filter") is null ? Lists[..1] : Lists)
        {
            var request = type.Parser.ParseFrom(ByteString.Empty);
            Set(request, "name", name);
            Set(request, "parent", name);
            Set(request, "order_by", orderBy);
            Set(request, "filter", filter);
            Set(request, "page_size", 2);
            Set(request, "reason", "why");
            Set(request, "party", "RU");
            Set(request, "participant", DocumentWorld.V + "/participants/nobody");
            Set(request, "etag", method.Name == "InitialAgreement" ? new string('0', 24) : "");
            if (type.FindFieldByName("document") is { } document && document.MessageType.Name == "AgreementsDocument")
                document.Accessor.SetValue(request, new AgreementsDocument());
            if (record is not null)
            {
                record.Accessor.SetValue(request, Valid(record, name));
                Set(request, record.Name + "_id", id.Length > 0 ? id : "office");
            }
            yield return request;
        }
    }

    private static IMessage Valid(FieldDescriptor field, string name)
    {
        IMessage record = field.MessageType.Name switch
        {
            nameof(Agreement) => AgreementScene.NewAgreement(),
            nameof(Version) => AgreementScene.NewVersion(),
            nameof(Approval) => AgreementScene.NewApproval(),
            _ => field.MessageType.Parser.ParseFrom(ByteString.Empty),
        };
        field.MessageType.FindFieldByName("name").Accessor.SetValue(record, name);
        return record;
    }

    /// <summary>Sets a field that the type may have.</summary>
    private static void Set(IMessage request, string name, object value)
    {
        if (
            request.Descriptor.FindFieldByName(name) is { IsRepeated: false } field
            && field.FieldType != FieldType.Message
        )
            field.Accessor.SetValue(request, value);
    }
}
