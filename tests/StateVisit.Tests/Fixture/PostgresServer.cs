using System.Diagnostics;
using Npgsql;

namespace StateVisit.Tests.Fixture;

/// <summary>
/// The PostgreSQL of a test run: the one that STATEVISIT_TEST_POSTGRES names, or else one of our own in a temporary
/// folder, if the binaries are there.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Variable = "STATEVISIT_TEST_POSTGRES";

    // The server ends when its standard input does, that is, with the test run however that ends.
    private const string Script = """
        set -e
        dir=$(mktemp -d /tmp/statevisit-postgres-XXXXXX)
        trap 'rm -rf "$dir"' EXIT
        cd "$dir"
        bin=$1 port=$2
        shift 2
        "$bin/initdb" -D "$dir/data" -U statevisit -A trust -E UTF8 --locale=C.UTF-8 --no-sync
        while
          "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" -c listen_addresses=127.0.0.1 -c max_connections=300 "$@" &
          pid=$!
          read -r _ || end=1
          kill -INT $pid
          wait $pid || true
          [ -z "${end-}" ] && read -r _
        do :; done
        """;

    private readonly Process? process;
    private readonly Log log = new();

    private PostgresServer(string connection, Process? process)
    {
        Connection = connection;
        this.process = process;
        if (process is not null)
            log.Follow(process);
    }

    /// <summary>As a user who may create databases.</summary>
    public string Connection { get; }

    /// <summary>Null if there is none and none can be started.</summary>
    public static async Task<PostgresServer?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new(given, null);
        return await StartOwnAsync();
    }

    /// <summary>One that nobody else uses, with settings such as <c>fsync=off</c>; null if the binaries are missing.</summary>
    public static async Task<PostgresServer?> StartOwnAsync(params string[] settings)
    {
        if (Binaries() is not { } folder)
            return null;
        var port = Ports.Free();
        string[] command =
        [
            "sh",
            "-c",
            Script,
            "postgres",
            folder,
            $"{port}",
            .. settings.SelectMany(set => new[] { "-c", set }),
        ];
        if (Environment.IsPrivilegedProcess)
            command = ["runuser", "-u", "postgres", "--", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        var server = new PostgresServer(
            $"Host=127.0.0.1;Port={port};Username=statevisit;Database=postgres;Pooling=false",
            started
        );
        await Eventually.IsTrueAsync(server.AnswersAsync, () => $"PostgreSQL did not start:\n{server.log}");
        return server;
    }

    /// <summary>One of our own goes away, with what it has stored, until it is continued.</summary>
    public Task StopAsync() => SwitchAsync(answers: false);

    public Task ContinueAsync() => SwitchAsync(answers: true);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task SwitchAsync(bool answers)
    {
        await process!.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        await Eventually.IsTrueAsync(
            async () => await AnswersAsync() == answers,
            () => $"PostgreSQL did not do as it was told:\n{log}"
        );
    }

    private async Task<bool> AnswersAsync()
    {
        if (process!.HasExited)
            throw new InvalidOperationException($"PostgreSQL ended:\n{log}");
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string? Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
}
