using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

internal static class StoreExtensions
{
    /// <summary>In PostgreSQL when the service's own records are there, in DuckDB otherwise.</summary>
    public static void AddObservations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ObservationStore>();
        builder.Services.AddSingleton<IObservations>(services =>
            services.GetRequiredService<ObservationStore>().Opened
        );
        builder.Services.AddHostedService(services => services.GetRequiredService<ObservationStore>());
    }
}

/// <summary>Opens the store of observations at start, and sweeps away what an import left that did not come to its end.</summary>
internal sealed class ObservationStore(IConfiguration configuration, Store records) : IHostedService, IAsyncDisposable
{
    private IObservations? opened;

    public IObservations Opened =>
        opened ?? throw new InvalidOperationException("The store of observations is not open yet.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var connection = configuration.GetConnectionString("tradefigures");
        opened = string.IsNullOrEmpty(connection)
            ? await DuckObservations.OpenAsync(
                configuration["Storage:Folder"]
                    ?? Path.Combine(Directory.GetCurrentDirectory(), ".data", "tradefigures"),
                configuration.GetValue("Observations:Megabytes", 180),
                cancellationToken
            )
            : await PostgresObservations.OpenAsync(connection, cancellationToken);
        await opened.SweepAsync(await RecordedAsync(cancellationToken), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (opened is IAsyncDisposable open)
            await open.DisposeAsync();
    }

    private async Task<List<long>> RecordedAsync(CancellationToken cancellation)
    {
        await using var db = records.Open();
        var bodies = await db.Set<DatasetRow>()
            .AsNoTracking()
            .Where(row => row.Visit == RecordName.Book)
            .Select(row => row.Body)
            .ToListAsync(cancellation);
        return [.. bodies.Select(body => V1.Dataset.Parser.ParseFrom(body).Key)];
    }
}
