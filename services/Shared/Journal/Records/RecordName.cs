namespace StateVisit.Journal.Records;

/// <summary><c>visits/{visit}/{path}</c>, taken apart. The visit itself has an empty path.</summary>
public readonly record struct RecordName(string Visit, string Path)
{
    private const string Root = "visits/";

    public static RecordName Parse(string name)
    {
        if (!name.StartsWith(Root, StringComparison.Ordinal))
            throw new ArgumentException($"{name} is not the name of a record.", nameof(name));
        var slash = name.IndexOf('/', Root.Length);
        return slash < 0 ? new(name[Root.Length..], "") : new(name[Root.Length..slash], name[(slash + 1)..]);
    }

    public override string ToString() => Path.Length == 0 ? Root + Visit : $"{Root}{Visit}/{Path}";
}
