using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Reading;

/// <summary>
/// The order of a list and its pages. A page starts after the last row of the one before by value, not by number, so it
/// costs the same on page 1,000 and no row is skipped or repeated when others come and go.
/// </summary>
internal sealed class Order<TRow>
    where TRow : Row
{
    private readonly List<(PropertyInfo Column, bool Descending)> keys = [];
    private readonly bool isByPath;

    /// <param name="ofOneVisit">All rows are of one visit.</param>
    public Order(string text, IReadOnlyList<ListField> fields, IReadOnlyList<ListField> defaults, bool ofOneVisit)
    {
        if (string.IsNullOrWhiteSpace(text))
            foreach (var field in defaults)
                keys.Add((field.Column, false));
        else
            foreach (var part in text.Split(','))
                keys.Add(Parse(part, fields));
        isByPath = keys.Count == 0 && ofOneVisit;
        // The same way as the last field, so that an index serves either way.
        var descending = keys.Count > 0 && keys[^1].Descending;
        if (!ofOneVisit)
            keys.Add((typeof(Row).GetProperty(nameof(Row.Visit))!, descending));
        keys.Add((typeof(Row).GetProperty(nameof(Row.Path))!, descending));
    }

    public IQueryable<TRow> Apply(IQueryable<TRow> rows)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var first = true;
        var expression = rows.Expression;
        foreach (var (column, descending) in keys)
        {
            var method = (first ? "OrderBy" : "ThenBy") + (descending ? "Descending" : "");
            first = false;
            expression = Expression.Call(
                typeof(Queryable),
                method,
                [typeof(TRow), column.PropertyType],
                expression,
                Expression.Quote(Expression.Lambda(Expression.Property(row, column), row))
            );
        }
        return rows.Provider.CreateQuery<TRow>(expression);
    }

    /// <summary>The rows of a page and of those that follow.</summary>
    /// <param name="folder">In which all of them lie, if they are of one visit.</param>
    /// <param name="position">Of the last row of the page before; null: from the beginning.</param>
    public IQueryable<TRow> From(DbSet<TRow> rows, string folder, IReadOnlyList<string>? position)
    {
        if (position is not null && position.Count != keys.Count)
            throw Fault.InvalidField("page_token", "was given out for another request or another caller");
        if (isByPath)
            return rows.Under(folder, position?[0]);
        if (position is null)
            return rows;
        // LINQ cannot compare rows as a whole, and no index is found by (a > x or (a = x and (b > y or …))).
        var sql = $"SELECT * FROM records WHERE {Beyond(0, rows)}";
        var values = keys.Zip(
            position,
            (key, value) => Convert.ChangeType(value, key.Column.PropertyType, CultureInfo.InvariantCulture)
        );
        return rows.FromSqlRaw(sql, [.. values]);
    }

    public string[] PositionOf(TRow last) =>
        [.. keys.Select(key => Convert.ToString(key.Column.GetValue(last), CultureInfo.InvariantCulture) ?? "")];

    /// <summary>
    /// After the position by the keys from one on: <c>(a, b) > (x, y)</c>. Where the next key goes the other way, it decides
    /// among rows that are alike so far.
    /// </summary>
    private string Beyond(int from, DbSet<TRow> rows)
    {
        var descending = keys[from].Descending;
        var to = keys.FindIndex(from, key => key.Descending != descending);
        var run = keys[from..(to < 0 ? keys.Count : to)];
        var columns = string.Join(
            ", ",
            run.Select(key => $"\"{rows.EntityType.FindProperty(key.Column)!.GetColumnName()}\"")
        );
        var values = string.Join(", ", run.Select((_, i) => $"{{{from + i}}}"));
        var sign = descending ? "<" : ">";
        var beyond = $"({columns}) {sign} ({values})";
        return to < 0 ? beyond : $"({columns}) {sign}= ({values}) AND ({beyond} OR {Beyond(to, rows)})";
    }

    private static (PropertyInfo, bool) Parse(string part, IReadOnlyList<ListField> fields)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var field = words.Length is 1 or 2 ? fields.FirstOrDefault(f => f.Name == words[0] && !f.Contains) : null;
        if (field is null || (words.Length == 2 && words[1] is not ("asc" or "desc")))
            throw Fault.InvalidField(
                "order_by",
                $"cannot use “{part.Trim()}”; it can use {string.Join(", ", fields.Where(f => !f.Contains).Select(f => f.Name))}, each with an optional desc"
            );
        return (field.Column, words is [_, "desc"]);
    }
}
