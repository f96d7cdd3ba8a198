using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace StateVisit.Journal.Storage;

/// <summary>What a write needs to know of a row as it stands.</summary>
public sealed record StoredRow(string Path, long Revision, int Label, string Delegations, long? ReleaseAt, byte[] Body);

/// <summary>
/// Reads and writes single rows of a write under way, in plain SQL made from the model: inside the lock of a visit every
/// microsecond counts, and change tracking took half of a write.
/// </summary>
internal static class RowSql
{
    /// <summary>Rows that one query asks for.</summary>
    private const int AtOnce = 500;

    private static readonly ConcurrentDictionary<(System.Type Context, System.Type Row), Shape> Shapes = new();

    /// <summary>The statement that stores a row of one kind, and how to fill it.</summary>
    private sealed record Shape(string Upsert, (string Column, Func<Row, object?> Value)[] Columns);

    public static async Task<StoredRow?> FindAsync(JournalDb db, string visit, string path)
    {
        await using var command = await db.CommandAsync(
            """
            SELECT "Revision", "Label", "Delegations", "ReleaseAt", "Body" FROM records WHERE "Visit" = @visit AND "Path" = @path
            """,
            default,
            ("visit", visit),
            ("path", path)
        );
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(
                path,
                reader.GetInt64(0),
                reader.GetInt32(1),
                reader.GetString(2),
                await reader.IsDBNullAsync(3) ? null : reader.GetInt64(3),
                reader.GetFieldValue<byte[]>(4)
            )
            : null;
    }

    /// <summary>Those of the paths that are stored.</summary>
    public static async Task<List<StoredRow>> FindAsync(JournalDb db, string visit, IEnumerable<string> paths)
    {
        var found = new List<StoredRow>();
        foreach (var some in paths.Chunk(AtOnce))
            found.AddRange(
                await db
                    .Records.AsNoTracking()
                    .Where(row => row.Visit == visit && some.Contains(row.Path))
                    .Select(row => new StoredRow(
                        row.Path,
                        row.Revision,
                        row.Label,
                        row.Delegations,
                        row.ReleaseAt,
                        row.Body
                    ))
                    .ToListAsync()
            );
        return found;
    }

    public static Task SaveAsync(Statements statements, Row row)
    {
        var shape = Shapes.GetOrAdd(
            (statements.Db.GetType(), row.GetType()),
            static (key, db) => Make(db.Model, key.Row),
            statements.Db
        );
        var values = Array.ConvertAll(shape.Columns, column => (column.Column, column.Value(row)));
        return statements.ExecuteAsync(shape.Upsert, values);
    }

    /// <summary>Moves the end of an embargo: an index, no change of the record.</summary>
    public static Task RescheduleAsync(JournalDb db, string visit, string path, long? releaseAt) =>
        db.ExecuteAsync(
            """UPDATE records SET "ReleaseAt" = @at WHERE "Visit" = @visit AND "Path" = @path""",
            default,
            ("at", releaseAt),
            ("visit", visit),
            ("path", path)
        );

    public static Task DeleteAsync(Statements statements, string visit, string path) =>
        statements.ExecuteAsync(
            """DELETE FROM records WHERE "Visit" = @visit AND "Path" = @path""",
            ("visit", visit),
            ("path", path)
        );

    private static Shape Make(IModel model, System.Type row)
    {
        var entity = model.FindEntityType(row)!;
        var columns = entity
            .GetProperties()
            .Select(property => (property.GetColumnName(), Getter(entity, property)))
            .ToArray();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Item1}\""));
        var parameters = string.Join(", ", columns.Select(c => $"@{c.Item1}"));
        var sets = string.Join(", ", columns.Select(c => $"\"{c.Item1}\" = excluded.\"{c.Item1}\""));
        return new(
            $"INSERT INTO records ({names}) VALUES ({parameters}) ON CONFLICT (\"Visit\", \"Path\") DO UPDATE SET {sets}",
            columns
        );
    }

    private static Func<Row, object?> Getter(IEntityType entity, IProperty property)
    {
        if (property.PropertyInfo is not { } info)
        {
            // The one column that is no property of the class: the discriminator.
            var kind = entity.GetDiscriminatorValue();
            return _ => kind;
        }
        var row = Expression.Parameter(typeof(Row), "row");
        var value = Expression.Property(Expression.Convert(row, entity.ClrType), info);
        return Expression.Lambda<Func<Row, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }
}
