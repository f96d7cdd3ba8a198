using System.Data.Common;
using System.Security.Cryptography;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Records;
using StateVisit.Type.V1;

namespace StateVisit.CheckJournal;

/// <summary>What the command line asks for, and the exit code that answers it.</summary>
internal static class Command
{
    private const int Intact = 0;
    private const int NotIntact = 1;
    private const int CannotBeChecked = 2;

    private const string Help = """
        Checks that the journal of a visit is whole and still contains what a checkpoint signed: no entry was edited, removed,
        added or moved since, and the records are what the journal says. Needs neither the service nor its secrets, and
        writes nothing.

          dotnet run --project tools/CheckJournal -- CHECKPOINT JOURNAL [--key FILE]

          CHECKPOINT   a JSON file: a checkpoint, or the whole answer of a Verify method that contains one
          JOURNAL      the service's SQLite file, such as agenda.db, or a connection string of PostgreSQL
          --key FILE   the service's public key as you know it (base64 of its DER form); without it the SHA-256 of the
                       checkpoint's key is printed, to be compared by you

        Exit code: 0 intact, 1 not intact, 2 cannot be checked.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args.Contains("--help"))
        {
            await output.WriteLineAsync(Help);
            return Intact;
        }
        try
        {
            var (checkpointFile, journal, keyFile) = Parse(args);
            var checkpoint = await CheckpointFile.ReadAsync(checkpointFile);
            if (keyFile is null)
                await output.WriteLineAsync(
                    $"The checkpoint's key has the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(checkpoint.PublicKey.Span))}."
                );
            else if (checkpoint.PublicKey != await CheckpointFile.ReadKeyAsync(keyFile))
                return await SayAsync(NotIntact, $"Not intact: the checkpoint carries another key than {keyFile}.");
            if (!SigningKey.Verify(checkpoint))
                return await SayAsync(NotIntact, "Not intact: the checkpoint's signature does not hold.");
            return await WalkAsync(journal, checkpoint);
        }
        catch (Exception e)
            when (e is CannotCheckException or DbException or IOException or UnauthorizedAccessException)
        {
            return await SayAsync(CannotBeChecked, $"Cannot be checked: {e.Message}");
        }

        async Task<int> WalkAsync(string journal, Checkpoint checkpoint)
        {
            await using var connection = await StoredAt.OpenAsync(journal);
            await using var transaction = await StoredAt.BeginAsync(connection);
            var visit = RecordName.Parse(checkpoint.Visit).Visit;
            var walk = await JournalWalk.RunAsync(connection, transaction, visit, checkpoint, CancellationToken.None);
            return walk.Break is { } found
                ? await SayAsync(NotIntact, $"Not intact at revision {found.At}: {found.Reason}")
                : await SayAsync(
                    Intact,
                    $"Intact: {walk.Links} entries of {checkpoint.Visit} ({checkpoint.Service}) up to revision {walk.Revision}, "
                        + $"and revision {checkpoint.Revision} is what was signed at {checkpoint.Time.ToDateTimeOffset():O}."
                );
        }

        async Task<int> SayAsync(int code, string line)
        {
            await output.WriteLineAsync(line);
            return code;
        }
    }

    private static (string Checkpoint, string Journal, string? Key) Parse(string[] args)
    {
        var rest = args.ToList();
        string? key = null;
        if (rest.IndexOf("--key") is >= 0 and var at)
        {
            if (at + 1 == rest.Count)
                throw new CannotCheckException("--key needs a file (see --help).");
            key = rest[at + 1];
            rest.RemoveRange(at, 2);
        }
        return rest is [var checkpoint, var journal]
            ? (checkpoint, journal, key)
            : throw new CannotCheckException("a checkpoint and a journal are needed (see --help).");
    }
}

/// <summary>Something is wrong with what was given, so that nothing can be said of the journal.</summary>
internal sealed class CannotCheckException(string message) : Exception(message);
