using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>The aspire CLI, which brings the dashboard. Optional on a developer's machine, required in CI.</summary>
internal static class AspireCli
{
    private static readonly string? Installed = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "aspire"))
        .Prepend(Environment.GetEnvironmentVariable("ASPIRE_CLI"))
        .FirstOrDefault(File.Exists);

    public static bool IsInstalled => Installed is not null;

    /// <summary>The same, as slow as on a machine that has much else to do.</summary>
    /// <param name="folder">Where it is put.</param>
    public static async Task<string> SlowToStartAsync(string folder, TimeSpan by)
    {
        var script = Path.Combine(folder, "aspire");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nsleep {by.TotalSeconds:0}\nexec '{Installed}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return script;
    }

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
