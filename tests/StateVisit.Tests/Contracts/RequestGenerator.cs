using CsCheck;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Contracts;

/// <summary>Requests that the contract allows, made from the descriptors alone.</summary>
public static class RequestGenerator
{
    /// <param name="visit">Such as <c>visits/v</c>: every name in the request lies in it.</param>
    /// <param name="existing">Names of records that a reference can name.</param>
    public static Gen<IMessage> Valid(MessageDescriptor type, string visit, IReadOnlyCollection<string> existing) =>
        new Maker(type, visit, existing).Message(type);

    internal static bool Is(FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) is true;

    internal static Rule RuleOf(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(RulesExtensions.Rule) ?? new Rule();

    private sealed class Maker(MessageDescriptor request, string visit, IReadOnlyCollection<string> existing)
    {
        private static readonly Gen<string> Words = Gen.OneOf("Talks", "Переговоры", "会谈", "Signing & toast", "x");
        private readonly bool creates = request
            .Fields.InFieldNumberOrder()
            .Any(f =>
                f.Name == "visit_id"
                || (
                    request.FindFieldByName("parent") is not null
                    && f.FieldType == FieldType.Message
                    && ContractRules.IsRecord(f.MessageType)
                )
            );

        public Gen<IMessage> Message(MessageDescriptor type)
        {
            if (type == Access.Descriptor)
                return Gen.OneOf<IMessage>(
                    new Access { Label = Label.Restricted },
                    new Access { Label = Label.Delegation, AllDelegations = true },
                    new Access { Label = Label.Delegation, Delegations = { "CN", "RU" } }
                );
            var fill = Gen.Const<Action<IMessage>>(_ => { });
            foreach (var field in type.Fields.InFieldNumberOrder())
                if (field.RealContainingOneof is null && Field(field, type) is { } next)
                    fill = Both(fill, next);
            foreach (var oneof in type.Oneofs.Where(o => !o.IsSynthetic))
            {
                var members = oneof.Fields.Select(f => Set(f)).OfType<Gen<Action<IMessage>>>().ToArray();
                fill = Both(fill, Gen.OneOf<Action<IMessage>>(members));
            }
            return fill.Select(set =>
            {
                var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
                set(message);
                return message;
            });
        }

        private Gen<Action<IMessage>>? Field(FieldDescriptor field, MessageDescriptor owner)
        {
            var isName = field.Name == "name" && ContractRules.IsRecord(owner);
            if (Is(field, FieldBehavior.OutputOnly) || isName && creates)
                return null;
            // A mask, an etag and a token belong to what is stored: a valid one cannot be made up. Where one is required,
            // the contract is content with any.
            if (field.Name == "etag" && Is(field, FieldBehavior.Required))
                return Set(field);
            if (
                field.Name
                is "update_mask"
                    or "etag"
                    or "latest"
                    or "page_token"
                    or "resume_token"
                    or "filter"
                    or "order_by"
            )
                return null;
            var set = Set(field);
            return set is null || isName || Is(field, FieldBehavior.Required)
                ? set
                : Gen.OneOf<Action<IMessage>>(set, Gen.Const<Action<IMessage>>(_ => { }));
        }

        private Gen<Action<IMessage>>? Set(FieldDescriptor field)
        {
            if (field.IsMap)
                return Words.Select(text => new Action<IMessage>(m =>
                {
                    var map = (System.Collections.IDictionary)field.Accessor.GetValue(m);
                    map["en"] = text;
                    map["zh-Hans"] = text;
                }));
            var value = Value(field);
            if (value is null)
                return null;
            return field.IsRepeated
                ? value
                    .Array[1, 2]
                    .Select(items => new Action<IMessage>(m =>
                    {
                        var list = (System.Collections.IList)field.Accessor.GetValue(m);
                        foreach (var item in items)
                            list.Add(item is IMessage message ? Copy(message) : item);
                    }))
                : value.Select(v => new Action<IMessage>(m =>
                    field.Accessor.SetValue(m, v is IMessage c ? Copy(c) : v)
                ));
        }

        private Gen<object>? Value(FieldDescriptor field)
        {
            var rule = RuleOf(field);
            return field.FieldType switch
            {
                FieldType.String when field.Name == "visit_id" => Gen.Const<object>(visit["visits/".Length..]),
                FieldType.String when field.Name == "currency" => Gen.OneOf<object>("USD", "CNY"),
                FieldType.String
                    when field.Name is "language" or "languages" or "translations" or "prevailing_language" =>
                    Gen.OneOf<object>("ru", "zh"),
                FieldType.String => rule.Resource.Length > 0 ? Name(rule.Resource) : Text(rule.Format),
                FieldType.Bool => Gen.Bool.Select(b => (object)b),
                FieldType.Enum => Gen.OneOf<object>([
                    .. field.EnumType.Values.Where(v => v.Number != 0).Select(v => (object)v.Number),
                ]),
                FieldType.Int32 => Gen.Int[(int)Math.Max(0, rule.Min), (int)Math.Min(100, rule.Max)]
                    .Select(n => (object)n),
                FieldType.Message when field.MessageType == Timestamp.Descriptor => Gen.Long[
                        1_679_000_000,
                        1_679_600_000
                    ]
                    .Select(s => (object)new Timestamp { Seconds = s }),
                FieldType.Message when field.MessageType == Duration.Descriptor => Gen.Long[rule.Min, rule.Max]
                    .Select(s => (object)new Duration { Seconds = s }),
                FieldType.Message when field.MessageType.File.Package == "google.protobuf" => null,
                FieldType.Message => Message(field.MessageType).Select(m => (object)m),
                _ => null,
            };
        }

        private Gen<object>? Name(string pattern)
        {
            if (pattern is "visits/*" or "visits/**")
                return Gen.Const<object>(visit);
            var parts = pattern.Split('/');
            var names = existing.Where(n => Fits(n.Split('/'), parts)).ToArray();
            return names.Length > 0
                ? Gen.OneOf<object>(names.Cast<object>().ToArray())
                : Gen.Const<object>(visit + string.Concat(parts[2..].Select(p => "/" + (p == "*" ? "x1" : p))));
        }

        private static bool Fits(string[] name, string[] pattern) =>
            name.Length == pattern.Length && name.Zip(pattern).All(p => p.Second == "*" || p.First == p.Second);

        private static Gen<object> Text(Format format) =>
            (
                format switch
                {
                    Format.Id => Gen.OneOf("a1", "day-2", "main"),
                    Format.Date => Gen.OneOf("2023-03-20", "2023-03-21", "2024-02-29"),
                    Format.TimeZone => Gen.OneOf("Europe/Moscow", "Asia/Shanghai", "UTC"),
                    Format.Party => Gen.OneOf("CN", "RU", "eaeu", "SCO"),
                    Format.Token => Gen.Const("x1"),
                    Format.Uuid => Gen.Guid.Select(g => g.ToString("D")),
                    Format.Source => Gen.OneOf("https://example.org/a?b=c", "http://example.org", "memory"),
                    _ => Words,
                }
            ).Select(s => (object)s);

        private static Gen<Action<IMessage>> Both(Gen<Action<IMessage>> a, Gen<Action<IMessage>> b) =>
            Gen.Select(a, b, (first, second) => first + second);

        private static IMessage Copy(IMessage message) => message.Descriptor.Parser.ParseFrom(message.ToByteArray());
    }
}
