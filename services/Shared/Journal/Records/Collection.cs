using System.Linq.Expressions;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Records;

/// <summary>A field that lists can filter and order by.</summary>
/// <param name="Name">As the contract names it.</param>
/// <param name="Column">Of the row: text, a number, or for <paramref name="Contains"/> a text like <c>|a|b|</c>.</param>
/// <param name="Read">Makes the column's value of a literal of a filter; null if it is none.</param>
/// <param name="Contains">The field holds several values and is asked with <c>:</c>.</param>
public sealed record ListField(string Name, PropertyInfo Column, Func<string, object?> Read, bool Contains = false)
{
    public static ListField Text<TRow>(string name, Expression<Func<TRow, string>> column) =>
        new(name, Of(column), text => text);

    public static ListField Number<TRow>(string name, Expression<Func<TRow, int>> column) =>
        new(name, Of(column), text => int.TryParse(text, out var number) ? number : null);

    public static ListField Flags<TRow>(string name, Expression<Func<TRow, string>> column) =>
        new(name, Of(column), text => $"|{text}|", Contains: true);

    /// <summary>Unix milliseconds in the column, an RFC 3339 instant in the filter.</summary>
    public static ListField Instant<TRow>(string name, Expression<Func<TRow, long>> column) =>
        new(
            name,
            Of(column),
            text =>
                DateTimeOffset.TryParse(
                    text,
                    null,
                    System.Globalization.DateTimeStyles.AssumeUniversal,
                    out var instant
                )
                    ? instant.ToUnixTimeMilliseconds()
                    : null
        );

    /// <summary>1 or 0 in the column, true or false in the filter.</summary>
    public static ListField Flag<TRow>(string name, Expression<Func<TRow, int>> column) =>
        new(name, Of(column), text => bool.TryParse(text, out var flag) ? (flag ? 1 : 0) : null);

    /// <summary>The enum's number in the column, its name in the filter.</summary>
    public static ListField Enum<TRow>(string name, EnumDescriptor descriptor, Expression<Func<TRow, int>> column) =>
        new(name, Of(column), text => descriptor.FindValueByName(text)?.Number);

    private static PropertyInfo Of(LambdaExpression column) => (PropertyInfo)((MemberExpression)column.Body).Member;
}

/// <summary>One kind of record of a service: its pattern, its columns, its rules.</summary>
public abstract class Collection(string pattern, MessageDescriptor descriptor)
{
    private readonly string[] segments = pattern.Split('/');

    /// <summary>The path's pattern: <c>sessions/*</c>, <c>sessions/*/timing</c>; empty for the visit.</summary>
    public string Pattern => pattern;

    /// <summary>With what all paths of the kind begin: <c>sessions/</c>.</summary>
    public string Folder { get; } = pattern.Split('*')[0];

    public MessageDescriptor Descriptor => descriptor;

    /// <summary>Another service owns the kind; its feed alone writes it here, and nobody is shown it as one of ours.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>
    /// Destroys what records of the kind are read with. Done with each deletion, whoever asks for it; null: they are read with nothing.
    /// </summary>
    public Func<JournalDb, RecordName, Task>? Erase { get; init; }

    /// <inheritdoc cref="Descriptors.FieldName" />
    public string Field { get; } = descriptor.FieldName();

    /// <summary>Asked of every record that is read: allocates nothing.</summary>
    public bool Matches(string path)
    {
        var i = 0;
        foreach (var range in path.AsSpan().Split('/'))
        {
            var part = path.AsSpan(range);
            if (i == segments.Length || (segments[i] == "*" ? part.IsEmpty : !part.SequenceEqual(segments[i])))
                return false;
            i++;
        }
        return i == segments.Length;
    }

    public IRecord Parse(byte[] body) => (IRecord)descriptor.Parser.ParseFrom(body);

    public abstract Row NewRow(RecordName name);

    /// <summary>Fills the columns of the kind.</summary>
    public abstract void Index(IRecord record, Row row);

    /// <summary>Adds what is wrong with the record by itself, beyond what the contract's rules say.</summary>
    public abstract void Check(IRecord record, string path, FieldFaults faults);
}

/// <inheritdoc />
public sealed class Collection<TRecord, TRow>(
    string pattern,
    MessageDescriptor descriptor,
    Func<RecordName, TRow> row,
    Action<TRecord, TRow>? index = null,
    Action<TRecord, string, FieldFaults>? check = null
) : Collection(pattern, descriptor)
    where TRecord : class, IRecord
    where TRow : Row
{
    /// <summary>What lists can filter and order by.</summary>
    public IReadOnlyList<ListField> Fields { get; init; } = [];

    /// <summary>The order of a list that asks for none, before the id.</summary>
    public IReadOnlyList<ListField> DefaultOrder { get; init; } = [];

    public override Row NewRow(RecordName name) => row(name);

    public override void Index(IRecord record, Row row) => index?.Invoke((TRecord)record, (TRow)row);

    public override void Check(IRecord record, string path, FieldFaults faults) =>
        check?.Invoke((TRecord)record, path, faults);
}

/// <summary>All kinds of record of a service.</summary>
/// <param name="service">Its name.</param>
/// <param name="collections">What it keeps.</param>
/// <param name="derived">What its watches show besides records.</param>
/// <param name="hasBook">Some of it belongs to no visit.</param>
/// <param name="clock">What the clock of a visit shows, told by its record; a service that does not say so goes by the real time.</param>
public sealed class Catalog(
    string service,
    IReadOnlyList<Collection> collections,
    IReadOnlyList<MessageDescriptor>? derived = null,
    Func<IRecord, VisitClock>? clock = null,
    bool hasBook = false
)
{
    /// <summary>Where the messages stand that a watch can hold.</summary>
    public IEnumerable<FileDescriptor> Files =>
        collections.Select(c => c.Descriptor).Concat(derived ?? []).Select(d => d.File).Distinct();

    /// <summary>The service's name, such as <c>agenda</c>.</summary>
    public string Service => service;

    public IReadOnlyList<Collection> Collections => collections;

    /// <summary>Whether some of it belongs to no visit, see <see cref="RecordName.Book"/>.</summary>
    public bool HasBook => hasBook;

    public VisitClock ClockOf(IRecord? visit) => visit is null || clock is null ? VisitClock.Real : clock(visit);

    public Collection? Find(string path)
    {
        foreach (var collection in collections)
            if (collection.Matches(path))
                return collection;
        return null;
    }

    public bool IsFollowed(string path) => Find(path) is { IsFollowed: true };

    public Collection Of(IMessage record)
    {
        foreach (var collection in collections)
            if (collection.Descriptor == record.Descriptor)
                return collection;
        throw new ArgumentException(
            $"{record.Descriptor.FullName} is not a kind of record of {service}.",
            nameof(record)
        );
    }
}
