namespace StateVisit.Agreements;

/// <summary>The names of what belongs to a document.</summary>
internal static class AgreementName
{
    /// <summary>The document that a name lies in: <c>visits/v/agreements/a</c> of <c>visits/v/agreements/a/approvals/b</c>.</summary>
    public static string Of(string name) => string.Join('/', name.Split('/').Take(4));

    /// <summary>The same of paths: <c>agreements/a</c> of <c>agreements/a/approvals/b</c>.</summary>
    public static string OfPath(string path) =>
        path.IndexOf('/', Kinds.Agreements.Folder.Length) is >= 0 and var end ? path[..end] : path;

    public static string Preparation(string agreement) => $"{agreement}/preparation";

    public static string Version(string agreement, string language, int number) =>
        $"{agreement}/texts/{language}/versions/{number}";
}

/// <summary><c>{agreement}/texts/{language}/versions/{number}</c>, taken apart.</summary>
/// <param name="Number">0 if it is no number.</param>
internal readonly record struct VersionName(string Agreement, string Language, int Number)
{
    public static VersionName Parse(string name)
    {
        var parts = name.Split('/');
        var isNumber =
            int.TryParse(parts[^1], System.Globalization.NumberStyles.None, null, out var number)
            && parts[^1][0] != '0';
        return new(AgreementName.Of(name), parts[5], isNumber ? number : 0);
    }
}
