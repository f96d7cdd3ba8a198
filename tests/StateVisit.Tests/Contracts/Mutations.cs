using System.Collections;
using System.Globalization;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Contracts;

/// <summary>A valid request with one field broken, and the path that an answer must name.</summary>
public sealed record Mutation(IMessage Request, string Path, string What)
{
    public override string ToString() => $"{Request.Descriptor.Name}: {Path} ({What})";
}

/// <summary>Breaks a valid request in every way that its rules forbid, one field at a time.</summary>
public static class Mutations
{
    /// <param name="other">Another visit than the request's, such as <c>visits/other</c>.</param>
    public static IEnumerable<Mutation> Of(IMessage request, string other) =>
        Of(request, other, request, root => root, "", null);

    private static IEnumerable<Mutation> Of(
        IMessage request,
        string other,
        IMessage at,
        Func<IMessage, IMessage> find,
        string path,
        FieldDescriptor? within
    )
    {
        foreach (var field in at.Descriptor.Fields.InFieldNumberOrder())
        {
            if (RequestGenerator.Is(field, FieldBehavior.OutputOnly))
                continue;
            var here = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            Mutation Broken(string where, string what, Action<IMessage> breakIt)
            {
                var copy = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
                breakIt(find(copy));
                return new(copy, where, what);
            }

            if (RequestGenerator.Is(field, FieldBehavior.Required) || IsNameOfUpdated(field, within))
                yield return Broken(here, "missing", m => field.Accessor.Clear(m));
            // What says which visit the request is about cannot lie in another one.
            var says = path.Length == 0 && field.Name is "name" or "parent" || IsNameOfUpdated(field, within);
            var elsewhere = says ? null : other;
            var broken =
                field.IsMap ? OfMap(field, here)
                : field.IsRepeated ? OfList(field, at, here, elsewhere)
                : OfSingle(field, here, elsewhere);
            foreach (var (where, what, breakIt) in broken)
                yield return Broken(where, what, breakIt);

            if (
                field.FieldType is not FieldType.Message
                || field.IsMap
                || field.MessageType.File.Package == "google.protobuf"
            )
                continue;
            var given = field.Accessor.GetValue(at);
            if (given is IList items)
                for (var i = 0; i < items.Count; i++)
                {
                    var index = i;
                    foreach (
                        var inner in Of(
                            request,
                            other,
                            (IMessage)items[i]!,
                            r => (IMessage)((IList)field.Accessor.GetValue(find(r)))[index]!,
                            Item(here, i),
                            field
                        )
                    )
                        yield return inner;
                }
            else if (given is IMessage message)
                foreach (
                    var inner in Of(
                        request,
                        other,
                        message,
                        r => (IMessage)field.Accessor.GetValue(find(r)),
                        here,
                        field
                    )
                )
                    yield return inner;
        }
        foreach (var meaning in OfMeaning(at))
        {
            var copy = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
            meaning.Break(find(copy));
            yield return new(copy, $"{path}.{meaning.Field}".TrimStart('.'), meaning.What);
        }
    }

    private static IEnumerable<(string, string, Action<IMessage>)> OfSingle(
        FieldDescriptor field,
        string here,
        string? elsewhere
    )
    {
        if (field.Name == "update_mask")
            return
            [
                (
                    here + ".paths[1]",
                    "no such field",
                    m => field.Accessor.SetValue(m, new FieldMask { Paths = { "access", "nosuch" } })
                ),
                (
                    here + ".paths[0]",
                    "too deep",
                    m => field.Accessor.SetValue(m, new FieldMask { Paths = { "access.label.x" } })
                ),
            ];
        return Bad(field, field, elsewhere)
            .Select(bad => (here, bad.What, new Action<IMessage>(m => field.Accessor.SetValue(m, bad.Value))));
    }

    private static IEnumerable<(string, string, Action<IMessage>)> OfList(
        FieldDescriptor field,
        IMessage at,
        string here,
        string? elsewhere
    )
    {
        var items = (IList)field.Accessor.GetValue(at);
        if (items.Count == 0)
            yield break;
        var rule = RequestGenerator.RuleOf(field);
        yield return (
            here,
            "too many",
            m =>
            {
                var list = (IList)field.Accessor.GetValue(m);
                for (var more = rule.MaxItems > 0 ? rule.MaxItems : 1000; more >= 0; more--)
                    list.Add(items[0]);
            }
        );
        if (field.FieldType is FieldType.Message)
            yield break;
        foreach (var (value, what) in Bad(field, field, elsewhere))
            yield return (Item(here, items.Count), what, m => ((IList)field.Accessor.GetValue(m)).Add(value));
    }

    private static IEnumerable<(string, string, Action<IMessage>)> OfMap(FieldDescriptor field, string here)
    {
        IDictionary Map(IMessage m) => (IDictionary)field.Accessor.GetValue(m);
        var value = field.MessageType.FindFieldByNumber(2);
        foreach (var (bad, what) in Bad(value, field, null))
            yield return (here + "[fr]", what, m => Map(m)["fr"] = bad);
        yield return (here + "[not a language]", "bad key", m => Map(m)["not a language"] = "x");
        yield return (
            here,
            "too many",
            m =>
            {
                for (var i = 0; i < 51; i++)
                    Map(m)["en-x" + i.ToString(CultureInfo.InvariantCulture)] = "x";
            }
        );
    }

    private static IEnumerable<(object Value, string What)> Bad(
        FieldDescriptor value,
        FieldDescriptor ruled,
        string? elsewhere
    )
    {
        var rule = RequestGenerator.RuleOf(ruled);
        return value.FieldType switch
        {
            FieldType.String when rule.Resource.Length > 0 => Names(rule.Resource, elsewhere),
            FieldType.String => Texts(rule),
            FieldType.Enum => [(9999, "no such value"), (-1, "no such value")],
            FieldType.Int32 when rule.Bounded =>
            [
                ((int)rule.Max + 1, "above"),
                ((int)rule.Min - 1, "below"),
                (int.MaxValue, "far above"),
            ],
            FieldType.Message when value.MessageType == Timestamp.Descriptor =>
            [
                (new Timestamp { Seconds = -2_208_988_801 }, "1899"),
                (new Timestamp { Seconds = 7_258_118_400 }, "2200"),
                (new Timestamp { Seconds = long.MaxValue }, "no instant"),
                (new Timestamp { Nanos = -1 }, "bad nanos"),
                (new Timestamp { Nanos = 1_000_000_000 }, "bad nanos"),
            ],
            FieldType.Message when value.MessageType == Duration.Descriptor =>
            [
                (new Duration { Seconds = rule.Max, Nanos = 1 }, "above"),
                (new Duration { Seconds = rule.Min - 1 }, "below"),
                (new Duration { Seconds = long.MinValue }, "no duration"),
                (new Duration { Seconds = 1, Nanos = -1 }, "two signs"),
            ],
            _ => [],
        };
    }

    private static IEnumerable<(object, string)> Names(string pattern, string? elsewhere)
    {
        if (elsewhere is not null)
            yield return (
                elsewhere + pattern["visits/*".Length..].Replace("*", "x1", StringComparison.Ordinal),
                "another visit"
            );
        yield return ("nonsense", "no name");
        yield return (
            pattern.Replace("**", "v", StringComparison.Ordinal).Replace("*", "Bad_Id", StringComparison.Ordinal)
                + "/more/",
            "bad ids"
        );
        yield return ("visits/" + new string('a', 64), "too long an id");
    }

    private static IEnumerable<(object, string)> Texts(Rule rule)
    {
        yield return ("a\u0001b", "control character");
        yield return (new string('a', Math.Max(4000, rule.MaxLength) + 1), "too long");
        if (rule.Format is Format.Line or Format.Titles)
        {
            yield return ("two\nlines", "two lines");
            yield return (new string('ж', 301), "too long");
        }
        else if (rule.Format is not Format.Unspecified and not Format.Texts)
            yield return ("not §: of that form", "bad form");
        if (rule.Format is Format.Date)
        {
            yield return ("2023-02-29", "no such day");
            yield return ("0001-01-01", "too early");
        }
        if (rule.Format is Format.TimeZone)
        {
            yield return ("Europe/Nowhere", "no such zone");
            yield return ("../../etc/hostname", "a file");
        }
        if (rule.Format is Format.Source)
            yield return ("file:///etc/hostname", "no web address");
    }

    private static IEnumerable<(string Field, string What, Action<IMessage> Break)> OfMeaning(IMessage at)
    {
        if (at is Access)
        {
            yield return (
                "delegations",
                "delegation of nobody",
                m =>
                {
                    ((Access)m).Label = Label.Delegation;
                    ((Access)m).Delegations.Clear();
                    ((Access)m).AllDelegations = false;
                }
            );
            yield return (
                "delegations",
                "public with delegations",
                m =>
                {
                    ((Access)m).Label = Label.Public;
                    ((Access)m).Delegations.Add("CN");
                }
            );
        }
        foreach (var oneof in at.Descriptor.Oneofs.Where(o => !o.IsSynthetic))
            yield return (oneof.Name, "none of", m => oneof.Accessor.Clear(m));
    }

    /// <param name="within">The field that holds the record; null for the request itself.</param>
    private static bool IsNameOfUpdated(FieldDescriptor field, FieldDescriptor? within) =>
        field.Name == "name"
        && within is not null
        && ContractRules.IsRecord(field.ContainingType)
        && within.ContainingType.FindFieldByName("parent") is null
        && within.ContainingType.FindFieldByName(within.Name + "_id") is null;

    private static string Item(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
