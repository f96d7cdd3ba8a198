using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>The aspire CLI, which brings the dashboard. Optional on a developer's machine, required in CI.</summary>
internal static class AspireCli
{
    public static bool IsInstalled { get; } =
        File.Exists(Environment.GetEnvironmentVariable("ASPIRE_CLI"))
        || (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "aspire")));

    public static void Require()
    {
        if (IsInstalled)
            return;
        const string Missing =
            "SKIPPED: the aspire CLI is neither on the PATH nor at ASPIRE_CLI, so there is no dashboard.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
        Assert.Skip(Missing);
    }
}
