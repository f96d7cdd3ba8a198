using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

/// <summary>
/// Run by .NET within a service that is started with <c>DOTNET_STARTUP_HOOKS</c> naming this assembly: plants a setting
/// in each transaction's connection, after the service has made its own, to show that a check sees it. The name and the
/// missing namespace are what .NET asks for.
/// </summary>
#pragma warning disable MA0047, CA1050
internal static class StartupHook
#pragma warning restore MA0047, CA1050
{
    public const string Variable = "STATEVISIT_TEST_PLANT";

    public static Dictionary<string, string?> Plant(string sql) =>
        new() { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location, [Variable] = sql };

    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(new Transactions());
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Transactions : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not TransactionStartingEventData { Context: { } context })
                return;
            using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = Environment.GetEnvironmentVariable(Variable);
            command.ExecuteNonQuery();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
