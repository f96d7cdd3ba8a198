using System.Linq.Expressions;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Following;

/// <summary>What a service keeps itself, without what follows others.</summary>
public static class Own
{
    public static IQueryable<Row> OwnOf(this IQueryable<Row> rows, Catalog catalog) => Filter(rows, catalog);

    public static IQueryable<JournalRow> OwnOf(this IQueryable<JournalRow> entries, Catalog catalog) =>
        Filter(entries, catalog);

    private static IQueryable<T> Filter<T>(IQueryable<T> all, Catalog catalog)
    {
        // Kinds that are followed share no folder with others.
        foreach (
            var folder in catalog.Collections.Where(c => c.IsFollowed).Select(c => c.Pattern.Split('/')[0]).Distinct()
        )
        {
            Expression<Func<string, bool>> isElsewhere =
                folder.Length == 0 ? path => path != "" : path => !path.StartsWith(folder + "/");
            all = all.Where(On<T>(isElsewhere));
        }
        return all;
    }

    private static Expression<Func<T, bool>> On<T>(Expression<Func<string, bool>> test)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var path = Expression.Property(row, nameof(Row.Path));
        return Expression.Lambda<Func<T, bool>>(
            new Labels.Visible.Replace(test.Parameters[0], path).Visit(test.Body)!,
            row
        );
    }
}
