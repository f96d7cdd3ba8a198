using System.Runtime.CompilerServices;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>These start whole systems: one at a time.</summary>
[CollectionDefinition(nameof(AppHostCollection), DisableParallelization = true)]
public sealed class AppHostCollection;

/// <summary>A fact about processes, read from /proc.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Processes are looked at in /proc, which only Linux has.";
    }
}
