namespace StateVisit.Tests.AppHost;

/// <summary>Where the files of the repository are, seen from the folder the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The built AppHost, of the same configuration as these tests.</summary>
    public static string AppHost { get; } = Path("StateVisit.AppHost", "bin", Flavour(), "StateVisit.AppHost.dll");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "StateVisit.AppHost", "AppHost.cs")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No repository.");
        return folder;
    }

    // bin/Debug/net10.0 and so on: the last two folders.
    private static string Flavour()
    {
        var parts = AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar).Split('/', '\\');
        return System.IO.Path.Combine(parts[^2], parts[^1]);
    }
}
