using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StateVisit.Tests.Fixture;

/// <summary>What a process, or a host within this one, has written to its log.</summary>
public sealed class Log : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

    /// <summary>What a service must not have to say, whatever it is sent.</summary>
    public IEnumerable<string> Errors => lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text);

    /// <summary>Says the whole of each: what fails once in many runs has to be understood from that one.</summary>
    public void AssertNoErrors(int since = 0)
    {
        string[] errors = [.. Errors.Skip(since)];
        Assert.True(errors.Length == 0, $"{errors.Length} errors in the log:\n{string.Join("\n\n", errors.Take(5))}");
    }

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => lines.Enqueue((LogLevel.Information, line.Data ?? ""));
        process.ErrorDataReceived += (_, line) => lines.Enqueue((LogLevel.Information, line.Data ?? ""));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Forgets what was said so far; EF calls it an error that a new database has no history of migrations.</summary>
    public void Clear() => lines.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }

    public override string ToString() => string.Join('\n', lines.Select(line => line.Text));

    public void Dispose() { }
}
