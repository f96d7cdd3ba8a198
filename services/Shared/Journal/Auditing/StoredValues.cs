using System.Data.Common;

namespace StateVisit.Journal.Auditing;

internal enum ColumnKind
{
    Number,
    Text,
    Bytes,
}

/// <summary>
/// Values as they stand in the store. SQLite keeps a value of any kind in any column, and compares text and bytes as
/// different: a path that was made bytes would be found by nobody and look the same.
/// </summary>
internal static class StoredValues
{
    extension(DbDataReader row)
    {
        /// <summary>The first columns are of these kinds, and none is null.</summary>
        public bool Holds(ReadOnlySpan<ColumnKind> kinds)
        {
            for (var i = 0; i < kinds.Length; i++)
                if (row.IsDBNull(i) || !IsOf(row.GetFieldType(i), kinds[i]))
                    return false;
            return true;
        }

        public byte[] Bytes(int column) => row.GetFieldValue<byte[]>(column);
    }

    private static bool IsOf(System.Type type, ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Number => type == typeof(long) || type == typeof(int),
            ColumnKind.Text => type == typeof(string),
            _ => type == typeof(byte[]),
        };
}
