using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StateVisit.Agreements;

/// <summary>
/// For <c>dotnet ef migrations add NAME --context SqliteAgreementsDb --output-dir Migrations/Sqlite</c>, and the same for
/// <c>PostgresAgreementsDb</c> and <c>Migrations/Postgres</c>. Nothing is connected to.
/// </summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAgreementsDb>
{
    public SqliteAgreementsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAgreementsDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign" />
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresAgreementsDb>
{
    public PostgresAgreementsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAgreementsDb>().UseNpgsql("Host=localhost").Options);
}
