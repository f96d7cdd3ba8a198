using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StateVisit.Participants;

/// <summary>
/// For <c>dotnet ef migrations add NAME --context SqliteParticipantsDb --output-dir Migrations/Sqlite</c>, and the same for
/// <c>PostgresParticipantsDb</c> and <c>Migrations/Postgres</c>. Nothing is connected to.
/// </summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteParticipantsDb>
{
    public SqliteParticipantsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteParticipantsDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign" />
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresParticipantsDb>
{
    public PostgresParticipantsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresParticipantsDb>().UseNpgsql("Host=localhost").Options);
}
