using System.Linq.Expressions;
using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>The filter of labels as the store applies it: what it does not let through never leaves the database.</summary>
public static class Visible
{
    private const int DelegationLabel = (int)Label.Delegation;

    /// <summary>Rows that the clearance admits now, an embargo that has run out included.</summary>
    public static IQueryable<TRow> VisibleTo<TRow>(this IQueryable<TRow> rows, Clearance clearance, long now)
        where TRow : Row
    {
        if (clearance.IsFull)
            return rows;
        return rows.Where(
            Either(
                Admits<TRow>(clearance, row => row.Label, row => row.Delegations),
                Both<TRow>(
                    row => row.ReleaseAt != null && row.ReleaseAt <= now,
                    Admits<TRow>(clearance, row => row.AfterLabel, row => row.AfterDelegations)
                )
            )
        );
    }

    /// <summary>Journal entries whose record the clearance admits by the label then and by the label now.</summary>
    public static IQueryable<JournalRow> VisibleTo(this IQueryable<JournalRow> entries, Clearance clearance) =>
        clearance.IsFull
            ? entries
            : entries
                .Where(Admits<JournalRow>(clearance, entry => entry.Label, entry => entry.Delegations))
                .Where(Admits<JournalRow>(clearance, entry => entry.NowLabel, entry => entry.NowDelegations));

    private static Expression<Func<T, bool>> Admits<T>(
        Clearance clearance,
        Expression<Func<T, int>> label,
        Expression<Func<T, string>> delegations
    )
    {
        var highest = clearance.Highest;
        var admitted = On(label, value => value > 0 && value <= highest);
        if (clearance.IsOffice || clearance.Delegations.Count > 0)
        {
            var named = On(delegations, text => text == "*");
            foreach (var delegation in clearance.Delegations)
            {
                var mark = $"|{delegation}|";
                named = Either(named, On(delegations, text => text.Contains(mark)));
            }
            admitted = Either(admitted, Both(On(label, value => value == DelegationLabel), named));
        }
        return admitted;
    }

    private static Expression<Func<T, bool>> On<T, TValue>(
        Expression<Func<T, TValue>> column,
        Expression<Func<TValue, bool>> test
    ) =>
        Expression.Lambda<Func<T, bool>>(
            new Replace(test.Parameters[0], column.Body).Visit(test.Body)!,
            column.Parameters
        );

    internal static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(a.Body, new Replace(b.Parameters[0], a.Parameters[0]).Visit(b.Body)!),
            a.Parameters
        );

    internal static Expression<Func<T, bool>> Both<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(a.Body, new Replace(b.Parameters[0], a.Parameters[0]).Visit(b.Body)!),
            a.Parameters
        );

    internal sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
