using System.Globalization;
using System.Linq.Expressions;
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
    private readonly List<(LambdaExpression Column, bool Descending)> keys = [];
    private readonly ParameterExpression row = Expression.Parameter(typeof(TRow), "row");

    public Order(string text, IReadOnlyList<ListField> fields, IReadOnlyList<ListField> defaults)
    {
        if (string.IsNullOrWhiteSpace(text))
            foreach (var field in defaults)
                keys.Add((field.Column, false));
        else
            foreach (var part in text.Split(','))
                keys.Add(Parse(part, fields));
        Expression<Func<TRow, string>> visit = r => r.Visit;
        Expression<Func<TRow, string>> path = r => r.Path;
        keys.Add((visit, false));
        keys.Add((path, false));
    }

    public IQueryable<TRow> Apply(IQueryable<TRow> rows)
    {
        var first = true;
        var expression = rows.Expression;
        foreach (var (column, descending) in keys)
        {
            var method = (first ? "OrderBy" : "ThenBy") + (descending ? "Descending" : "");
            first = false;
            expression = Expression.Call(
                typeof(Queryable),
                method,
                [typeof(TRow), column.ReturnType],
                expression,
                Expression.Quote(column)
            );
        }
        return rows.Provider.CreateQuery<TRow>(expression);
    }

    /// <summary>Rows after the position: (a > x) or (a = x and ((b > y) or …)).</summary>
    public IQueryable<TRow> After(IQueryable<TRow> rows, IReadOnlyList<string> position)
    {
        if (position.Count != keys.Count)
            throw Fault.InvalidField("page_token", "was given out for another request or another caller");
        Expression? after = null;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var (column, descending) = keys[i];
            var left = new Labels.Visible.Replace(column.Parameters[0], row).Visit(column.Body)!;
            var (beyond, same) = Compare(left, position[i], descending);
            after = after is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(same, after));
        }
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(after!, row));
    }

    public string[] PositionOf(TRow last) =>
        [
            .. keys.Select(key =>
                Convert.ToString(
                    ((Delegate)key.Column.Compile(preferInterpretation: true)).DynamicInvoke(last),
                    CultureInfo.InvariantCulture
                ) ?? ""
            ),
        ];

    private static (Expression Beyond, Expression Same) Compare(Expression left, string value, bool descending)
    {
        Expression right;
        if (left.Type == typeof(string))
        {
            right = ((Expression<Func<string>>)(() => value)).Body;
            var compared = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            var zero = Expression.Constant(0);
            return (
                descending ? Expression.LessThan(compared, zero) : Expression.GreaterThan(compared, zero),
                Expression.Equal(left, right)
            );
        }
        var number = long.Parse(value, CultureInfo.InvariantCulture);
        right = Expression.Convert(((Expression<Func<long>>)(() => number)).Body, left.Type);
        return (
            descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right),
            Expression.Equal(left, right)
        );
    }

    private static (LambdaExpression, bool) Parse(string part, IReadOnlyList<ListField> fields)
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
