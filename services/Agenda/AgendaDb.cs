using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;

namespace StateVisit.Agenda;

/// <summary>The agenda's store: one table of records, with the columns that its lists filter and order by.</summary>
public abstract class AgendaDb(DbContextOptions options) : JournalDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<VisitRow>();
        modelBuilder.Entity<VenueRow>();
        modelBuilder
            .Entity<SessionRow>()
            .HasIndex(s => new
            {
                s.Visit,
                s.Day,
                s.PlannedStart,
                s.Order,
                s.Path,
            })
            // Other kinds have no day, and would stand before all sessions.
            .HasFilter("\"Kind\" = 'SessionRow'");
        modelBuilder.Entity<TimingRow>();
        modelBuilder.Entity<TopicRow>();
        modelBuilder.Entity<CueRow>();
        modelBuilder.Entity<AcknowledgementRow>();
        modelBuilder.Entity<PersonRow>();
    }
}

public sealed class SqliteAgendaDb(DbContextOptions<SqliteAgendaDb> options) : AgendaDb(options);

public sealed class PostgresAgendaDb(DbContextOptions<PostgresAgendaDb> options) : AgendaDb(options);
