namespace StateVisit.Journal.Records;

/// <summary>
/// <c>visits/{visit}/{path}</c>, taken apart. The visit itself has an empty path. What belongs to no visit, such as
/// <c>datasets/{dataset}</c>, lies in the book of its service, whose visit is empty.
/// </summary>
public readonly record struct RecordName(string Visit, string Path)
{
    /// <summary>In the place of a visit's id, for what belongs to none.</summary>
    public const string Book = "";

    private const string Root = "visits/";

    public static RecordName Parse(string name)
    {
        if (!name.StartsWith(Root, StringComparison.Ordinal))
            return new(Book, name);
        var slash = name.IndexOf('/', Root.Length);
        return slash < 0 ? new(name[Root.Length..], "") : new(name[Root.Length..slash], name[(slash + 1)..]);
    }

    public override string ToString() =>
        Visit == Book ? Path
        : Path.Length == 0 ? Root + Visit
        : $"{Root}{Visit}/{Path}";
}
