using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

/// <summary>One stream of lines from many processes, each with the name of its source in front.</summary>
internal sealed class Terminal(IReadOnlyList<ProjectResource> resources)
{
    private static readonly string[] Colours = ["\e[36m", "\e[33m", "\e[35m", "\e[32m", "\e[34m", "\e[31m"];

    private readonly Lock _gate = new();
    private readonly bool _colour =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly int _width = resources.Max(resource => resource.Name.Length);

    public void Line(ProjectResource resource, string text)
    {
        var prefix = resource.Name.PadRight(_width);
        if (_colour)
        {
            var index = resources.TakeWhile(other => other != resource).Count();
            prefix = $"{Colours[index % Colours.Length]}{prefix}\e[0m";
        }
        Write($"{prefix} | {text}");
    }

    /// <summary>The host's own word on a resource, or on everything.</summary>
    public void Say(string text) => Write(_colour ? $"\e[1m{text}\e[0m" : text);

    private void Write(string text)
    {
        lock (_gate)
            Console.WriteLine(text);
    }
}
