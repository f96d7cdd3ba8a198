using System.Data.Common;

namespace StateVisit.Journal.Storage;

/// <summary>What a write stores with: statements that run for record after record are made once, and only their values change.</summary>
internal sealed class Statements(JournalDb db) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    public JournalDb Db => db;

    /// <param name="parameters">In the same order for the same text.</param>
    public async Task<int> ExecuteAsync(string text, params (string Name, object? Value)[] parameters)
    {
        if (commands.TryGetValue(text, out var command))
            for (var i = 0; i < parameters.Length; i++)
                command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        else
            commands[text] = command = await db.CommandAsync(text, default, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
            await command.DisposeAsync();
    }
}
