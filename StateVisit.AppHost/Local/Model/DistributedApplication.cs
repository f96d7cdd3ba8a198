using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using StateVisit.AppHost.Local;

namespace Aspire.Hosting;

public interface IProjectMetadata
{
    string ProjectPath { get; }

    /// <summary>The built assembly; Aspire finds it by asking MSBuild.</summary>
    string TargetPath { get; }
}

public interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }
    string AppHostDirectory { get; }
    ICollection<IResource> Resources { get; }
    DistributedApplication Build();
}

public sealed class DistributedApplicationException(string message) : Exception(message);

public sealed class DistributedApplication
{
    private readonly Application _application;

    internal DistributedApplication(Application application) => _application = application;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        CommandLine.Prepare(args);
        return new Builder(args);
    }

    public void Run()
    {
#pragma warning disable RS0030 // The end of the main thread: nothing else runs on it, and Aspire's Run blocks as well.
        Environment.ExitCode = _application.RunAsync().GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    private sealed class Builder : IDistributedApplicationBuilder
    {
        public Builder(string[] args) =>
            Configuration
                .AddJsonFile(Path.Combine(AppHostDirectory, "appsettings.json"), optional: true)
                .AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(args);

        public ConfigurationManager Configuration { get; } = new();

        public string AppHostDirectory { get; } =
            Assembly
                .GetExecutingAssembly()
                .GetCustomAttributes<AssemblyMetadataAttribute>()
                .First(attribute => attribute.Key == "AppHostDirectory")
                .Value!;

        public ICollection<IResource> Resources { get; } = [];

        public DistributedApplication Build() => new(new([.. Resources.OfType<ProjectResource>()], Configuration));
    }
}
