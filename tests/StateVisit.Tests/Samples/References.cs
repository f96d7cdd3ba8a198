using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Samples;

/// <summary>A name that a record, or a part of one with an access of its own, gives of another record.</summary>
internal sealed record Reference(string From, Access Access, string To)
{
    /// <summary>Every reference in a record, by the contract's own patterns.</summary>
    public static IEnumerable<Reference> In(IRecord record) => In(record, record.Name, record.Access);

    private static IEnumerable<Reference> In(IMessage message, string from, Access access)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var pattern = field.GetOptions()?.GetExtension(RulesExtensions.Rule)?.Resource;
            foreach (var value in Values(field, message))
            {
                if (value is string name && pattern is { Length: > 0 } && name.Length > 0 && name != from)
                    yield return new(from, access, name);
                if (value is not IMessage part)
                    continue;
                var own = part.Descriptor.FindFieldByName("access")?.Accessor.GetValue(part) as Access;
                foreach (var reference in In(part, from, own ?? access))
                    yield return reference;
            }
        }
    }

    private static IEnumerable<object> Values(FieldDescriptor field, IMessage message) =>
        field.Accessor.GetValue(message) switch
        {
            null => [],
            string text => [text],
            IDictionary => [],
            IEnumerable list => list.Cast<object>(),
            var one => [one],
        };

    /// <summary>Everyone who sees the reference sees what it names.</summary>
    public bool IsNoLooserThan(Access named) =>
        named.Label < Access.Label
        || named.Label == Access.Label
            && (
                named.Label != Label.Delegation
                || named.AllDelegations
                || !Access.AllDelegations && Access.Delegations.All(named.Delegations.Contains)
            );
}
