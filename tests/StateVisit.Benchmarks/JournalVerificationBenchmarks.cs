using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Storage;

namespace StateVisit.Benchmarks;

/// <summary>
/// The walk along a journal of 1,000,000 entries of 20,000 sessions, in a SQLite file. Promised: under 10 s. Once is enough:
/// <c>--filter '*JournalVerification*' --job dry</c>.
/// </summary>
public class JournalVerificationBenchmarks
{
    private const string Visit = "long";
    private const int Entries = 1_000_000;
    private const int Records = 20_000;

    private AgendaInProcess agenda = null!;

    [GlobalSetup]
    public async Task Start()
    {
        agenda = await AgendaInProcess.StartAsync();
        await using var db = agenda.Get<Store>().Open();
        await using var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await FillAsync(connection, transaction);
        await transaction.CommitAsync();
    }

    [GlobalCleanup]
    public async Task Stop() => await agenda.DisposeAsync();

    [Benchmark]
    public async Task<long> Verify()
    {
        var found = await agenda.Get<Auditor>().VerifyAsync($"visits/{Visit}", agenda.Protocol);
        return found is { IsIntact: true, Links: Entries }
            ? found.Links
            : throw new InvalidOperationException($"After {found.Links} entries: {found.Reason}");
    }

    private static async Task FillAsync(DbConnection connection, DbTransaction transaction)
    {
        await using var journal = Command(
            """
            INSERT INTO journal ("Visit", "Revision", "Ordinal", "Time", "Actor", "RequestId", "Path", "Action", "Reason", "Label",
                "Delegations", "Previous", "Salt", "Payload", "Digest", "Hash", "NowLabel", "NowDelegations")
            VALUES (@visit, @revision, 0, @time, @actor, @request, @path, @action, '', 1, '', @previous, @salt, @payload, @digest, @hash, 1, '')
            """
        );
        await using var records = Command(
            """
            INSERT INTO records ("Visit", "Path", "Revision", "Label", "Delegations", "AfterLabel", "AfterDelegations", "Body", "Kind")
            VALUES (@visit, @path, @revision, 1, '', 0, '', @payload, 'SessionRow')
            """
        );
        await using var head = Command(
            """
            INSERT INTO heads ("Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease")
            VALUES (@visit, @revision, @hash, 0, 4, '', NULL)
            """
        );
        byte[] hash = [];
        for (var i = 0; i < Entries; i++)
        {
            var salt = Chain.NewSalt();
            var payload = Samples.Session(i % Records).ToByteArray();
            var entry = new JournalRow
            {
                Visit = Visit,
                Revision = i + 1,
                Time = 1_700_000_000_000 + i,
                Actor = "protocol",
                RequestId = $"request-{i}",
                Path = $"sessions/s{i % Records}",
                Action = (int)(i < Records ? Type.V1.Action.Created : Type.V1.Action.Updated),
                Reason = "",
                Label = 1,
                Delegations = "",
                Previous = Math.Max(0, i + 1 - Records),
                Digest = Chain.Digest(salt, payload),
            };
            hash = entry.Hash = Chain.Link(hash, entry);
            await RunAsync(
                journal,
                ("visit", Visit),
                ("revision", entry.Revision),
                ("time", entry.Time),
                ("actor", entry.Actor),
                ("request", entry.RequestId),
                ("path", entry.Path),
                ("action", entry.Action),
                ("previous", entry.Previous),
                ("salt", salt),
                ("payload", payload),
                ("digest", entry.Digest),
                ("hash", entry.Hash)
            );
            if (i >= Entries - Records)
                await RunAsync(
                    records,
                    ("visit", Visit),
                    ("path", entry.Path),
                    ("revision", entry.Revision),
                    ("payload", payload)
                );
        }
        await RunAsync(head, ("visit", Visit), ("revision", (long)Entries), ("hash", hash));

        DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            return command;
        }
    }

    private static async Task RunAsync(DbCommand command, params (string Name, object Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            if (!command.Parameters.Contains(name))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            command.Parameters[name].Value = value;
        }
        await command.ExecuteNonQueryAsync();
    }
}
