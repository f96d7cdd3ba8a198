using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;

namespace StateVisit.TradeFigures;

/// <summary>The store of datasets, targets and quotations. Observations lie elsewhere, see <see cref="Observing.IObservations"/>.</summary>
public abstract class TradeFiguresDb(DbContextOptions options) : JournalDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<DatasetRow>().HasIndex(row => row.Sha256);
        modelBuilder.Entity<TargetRow>();
        modelBuilder.Entity<QuotationRow>();
        modelBuilder.Entity<FollowedRow>();
    }
}

public sealed class SqliteTradeFiguresDb(DbContextOptions<SqliteTradeFiguresDb> options) : TradeFiguresDb(options);

public sealed class PostgresTradeFiguresDb(DbContextOptions<PostgresTradeFiguresDb> options) : TradeFiguresDb(options);
