using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>AppHost.cs against the signatures of the real Aspire.Hosting, which need not be on the package feed.</summary>
public sealed partial class DiagramCompilesTests
{
    // What ImplicitUsings and Aspire's own package add to every file.
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Aspire.Hosting;
        global using Aspire.Hosting.ApplicationModel;
        """;

    [Fact]
    public void TheDiagramCompilesAgainstAspire() => Assert.Empty(Faults(Diagram()));

    [Fact]
    public void WhatAspireLacksIsNoticed() =>
        Assert.NotEmpty(Faults(Diagram().Replace(".WaitFor(", ".WaitPatientlyFor(", StringComparison.Ordinal)));

    private static string Diagram() => File.ReadAllText(Repository.Path("StateVisit.AppHost", "AppHost.cs"));

    private static IEnumerable<string> Faults(string diagram)
    {
        var signatures = Repository.Path("tests", "StateVisit.Tests", "AppHost", "AspireSignatures.cs.txt");
        string[] sources = [diagram, GlobalUsings, Projects(), File.ReadAllText(signatures)];
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation
            .Create(
                "AppHost",
                sources.Select(source => CSharpSyntaxTree.ParseText(source)),
                trusted.Select(path => MetadataReference.CreateFromFile(path)),
                new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
            )
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString());
    }

    /// <summary>The types that Aspire's SDK makes of the project references.</summary>
    private static string Projects()
    {
        var file = File.ReadAllText(Repository.Path("StateVisit.AppHost", "StateVisit.AppHost.csproj"));
        var types = ProjectReference()
            .Matches(file)
            .Select(match => match.Groups["name"].Value.Replace('.', '_'))
            .Select(name =>
                $"public class {name} : Aspire.Hosting.IProjectMetadata {{ public string ProjectPath => null!; }}"
            );
        return $"namespace Projects; {string.Join('\n', types)}";
    }

    [GeneratedRegex(
        """<ProjectReference Include="[^"]*?(?<name>[\w.]+)\.csproj" """,
        RegexOptions.ExplicitCapture,
        60_000
    )]
    private static partial Regex ProjectReference();
}
