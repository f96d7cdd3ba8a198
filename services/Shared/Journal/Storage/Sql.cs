using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace StateVisit.Journal.Storage;

/// <summary>Raw commands in a context's connection and transaction, for the head and the journal.</summary>
internal static class Sql
{
    public static async Task<DbCommand> CommandAsync(
        this JournalDb db,
        string text,
        CancellationToken cancellation,
        params (string Name, object? Value)[] parameters
    )
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await db.Database.OpenConnectionAsync(cancellation);
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameters[i].Name;
            parameter.Value = parameters[i].Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<int> ExecuteAsync(
        this JournalDb db,
        string text,
        CancellationToken cancellation,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = await db.CommandAsync(text, cancellation, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
