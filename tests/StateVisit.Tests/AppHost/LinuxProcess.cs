using System.Diagnostics;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>A process as /proc shows it; the start time tells it from a later one with the same number.</summary>
internal sealed record LinuxProcess(int Id, int Parent, string StartTime, string CommandLine)
{
    public bool IsAlive => Read(Id)?.StartTime == StartTime;

    public Dictionary<string, string> Environment() =>
        File.ReadAllText($"/proc/{Id}/environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public static LinuxProcess? Read(int id)
    {
        try
        {
            // 12 (name) S 1 …: the name may hold spaces; a zombie is gone for our purposes.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
            var command = File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
            return fields[0] == "Z" ? null : new(id, int.Parse(fields[1]), fields[19], command);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static IReadOnlyList<LinuxProcess> DescendantsOf(int parent)
    {
        var all = Directory
            .GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Read(id) : null)
            .OfType<LinuxProcess>()
            .ToLookup(process => process.Parent);
        IEnumerable<LinuxProcess> Below(int id) => all[id].SelectMany(child => Below(child.Id).Prepend(child));
        return [.. Below(parent)];
    }

    public static async Task AllGoneAsync(IReadOnlyList<LinuxProcess> processes)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (processes.Any(process => process.IsAlive))
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                Assert.Fail($"Left behind: {string.Join("; ", processes.Where(process => process.IsAlive))}");
            await Task.Delay(50);
        }
    }
}
