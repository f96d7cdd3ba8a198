using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StateVisit.Agenda;

/// <summary>
/// For <c>dotnet ef migrations add NAME --context SqliteAgendaDb --output-dir Migrations/Sqlite</c>, and the same for
/// <c>PostgresAgendaDb</c> and <c>Migrations/Postgres</c>. Nothing is connected to.
/// </summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAgendaDb>
{
    public SqliteAgendaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAgendaDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign" />
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresAgendaDb>
{
    public PostgresAgendaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAgendaDb>().UseNpgsql("Host=localhost").Options);
}
