using System.Linq.Expressions;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Reading;

/// <summary>
/// The filter of lists, after AIP-160: comparisons of stored fields joined with AND, OR, NOT and parentheses. OR binds
/// more tightly than AND, as the AIP has it.
/// </summary>
public sealed class Filter
{
    private const int MaxTerms = 50;

    private readonly List<(string Text, bool Quoted)> words;
    private readonly IReadOnlyList<ListField> fields;
    private readonly ParameterExpression row;
    private int at;
    private int terms;

    private Filter(string text, IReadOnlyList<ListField> fields, ParameterExpression row)
    {
        words = Split(text);
        this.fields = fields;
        this.row = row;
    }

    /// <summary>The filter as a condition on rows; null if the text is empty. INVALID_ARGUMENT on <c>filter</c>.</summary>
    public static Expression<Func<TRow, bool>>? Parse<TRow>(string text, IReadOnlyList<ListField> fields)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parameter = Expression.Parameter(typeof(TRow), "row");
        var filter = new Filter(text, fields, parameter);
        var condition = filter.Conjunction();
        if (filter.at < filter.words.Count)
            throw Bad($"has “{filter.words[filter.at].Text}” where AND, OR or the end was expected");
        return Expression.Lambda<Func<TRow, bool>>(condition, parameter);
    }

    private Expression Conjunction()
    {
        var left = Disjunction();
        while (Take("AND"))
            left = Expression.AndAlso(left, Disjunction());
        return left;
    }

    private Expression Disjunction()
    {
        var left = Term();
        while (Take("OR"))
            left = Expression.OrElse(left, Term());
        return left;
    }

    private Expression Term()
    {
        if (++terms > MaxTerms)
            throw Bad($"has more than {MaxTerms} terms");
        if (Take("NOT"))
            return Expression.Not(Term());
        if (!Take("("))
            return Comparison();
        var inner = Conjunction();
        if (!Take(")"))
            throw Bad("lacks a closing parenthesis");
        return inner;
    }

    private Expression Comparison()
    {
        var name = Next("a field").Text;
        var field =
            fields.FirstOrDefault(f => f.Name == name)
            ?? throw Bad($"cannot use “{name}”; it can use {string.Join(", ", fields.Select(f => f.Name))}");
        var sign = Next("a comparison").Text;
        var literal = Next("a value").Text;
        var value = field.Read(literal) ?? throw Bad($"compares {name} with “{literal}”, which is no value of it");
        Expression column = Expression.Property(row, field.Column);
        var constant = Parameter(value);
        if (field.Contains || sign == ":")
        {
            if (sign != ":" || column.Type != typeof(string))
                throw Bad($"cannot compare {name} with {sign}");
            return Expression.Call(column, nameof(string.Contains), null, constant);
        }
        if (column.Type == typeof(string) && sign is not ("=" or "!="))
        {
            column = Expression.Call(typeof(string), nameof(string.Compare), null, column, constant);
            constant = Expression.Constant(0);
        }
        return sign switch
        {
            "=" => Expression.Equal(column, constant),
            "!=" => Expression.NotEqual(column, constant),
            "<" => Expression.LessThan(column, constant),
            "<=" => Expression.LessThanOrEqual(column, constant),
            ">" => Expression.GreaterThan(column, constant),
            ">=" => Expression.GreaterThanOrEqual(column, constant),
            _ => throw Bad($"has “{sign}” where =, !=, <, <=, >, >= or : was expected"),
        };
    }

    /// <summary>A captured value, so that the store sees a parameter and keeps one plan.</summary>
    private static Expression Parameter(object value) =>
        value switch
        {
            string text => ((Expression<Func<string>>)(() => text)).Body,
            int number => ((Expression<Func<int>>)(() => number)).Body,
            long number => ((Expression<Func<long>>)(() => number)).Body,
            _ => throw new ArgumentException($"{value.GetType()} is no type of a column.", nameof(value)),
        };

    private bool Take(string word)
    {
        if (at >= words.Count || words[at].Quoted || words[at].Text != word)
            return false;
        at++;
        return true;
    }

    private (string Text, bool Quoted) Next(string what) =>
        at < words.Count ? words[at++] : throw Bad($"ends where {what} was expected");

    private static List<(string, bool)> Split(string text)
    {
        var found = new List<(string, bool)>();
        for (var i = 0; i < text.Length; )
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
                i++;
            else if (c == '"')
            {
                var end = text.IndexOf('"', i + 1);
                if (end < 0)
                    throw Bad("lacks a closing quotation mark");
                found.Add((text[(i + 1)..end], true));
                i = end + 1;
            }
            else if (c is '(' or ')' or ':' or '=')
                found.Add((text[i++].ToString(), false));
            else if (c is '<' or '>' or '!')
            {
                var length = i + 1 < text.Length && text[i + 1] == '=' ? 2 : 1;
                found.Add((text.Substring(i, length), false));
                i += length;
            }
            else
            {
                var start = i;
                while (
                    i < text.Length
                    && !char.IsWhiteSpace(text[i])
                    && !"()<>=!:\"".Contains(text[i], StringComparison.Ordinal)
                )
                    i++;
                found.Add((text[start..i], false));
            }
        }
        return found;
    }

    private static Fault Bad(string description) => Fault.InvalidField("filter", description);
}
