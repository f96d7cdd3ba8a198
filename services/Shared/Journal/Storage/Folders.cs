namespace StateVisit.Journal.Storage;

public static class Folders
{
    /// <summary>Rows whose path begins so, as a range, which is looked up in the index of paths on both stores.</summary>
    /// <param name="folder">Ends with a slash.</param>
    /// <param name="after">A path in it; null: from its beginning.</param>
    public static IQueryable<TRow> Under<TRow>(this IQueryable<TRow> rows, string folder, string? after = null)
        where TRow : Row
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var start = after ?? folder;
        var end = folder[..^1] + (char)(folder[^1] + 1);
        return rows.Where(row => string.Compare(row.Path, start) > 0 && string.Compare(row.Path, end) < 0);
    }
}
