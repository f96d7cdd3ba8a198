using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StateVisit.TradeFigures;

/// <summary>
/// For <c>dotnet ef migrations add NAME --context SqliteTradeFiguresDb --output-dir Migrations/Sqlite</c>, and the same for
/// <c>PostgresTradeFiguresDb</c> and <c>Migrations/Postgres</c>. Nothing is connected to.
/// </summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteTradeFiguresDb>
{
    public SqliteTradeFiguresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTradeFiguresDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign" />
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresTradeFiguresDb>
{
    public PostgresTradeFiguresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresTradeFiguresDb>().UseNpgsql("Host=localhost").Options);
}
