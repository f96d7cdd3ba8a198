using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;
using StateVisit.Participants.ContactCards;

namespace StateVisit.Participants;

/// <summary>The participants' store: one table of records, with the columns that its lists filter and order by, and the keys of contact cards.</summary>
public abstract class ParticipantsDb(DbContextOptions options) : JournalDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<DelegationRow>();
        modelBuilder
            .Entity<ParticipantRow>()
            .HasIndex(p => new
            {
                p.Visit,
                p.Delegation,
                p.Path,
            })
            .HasFilter("\"Kind\" = 'ParticipantRow'");
        modelBuilder.Entity<ContactCardRow>();
        modelBuilder.Entity<ContactKeyRow>().ToTable("contact_keys").HasKey(k => new { k.Visit, k.Path });
        modelBuilder.Entity<RankLadderRow>();
        // A visit has few plans, and by path they stand behind all its people.
        modelBuilder
            .Entity<SeatingPlanRow>()
            .HasIndex(p => new { p.Visit, p.Path })
            .HasFilter("\"Kind\" = 'SeatingPlanRow'");
        modelBuilder.Entity<FollowedRow>();
    }
}

public sealed class SqliteParticipantsDb(DbContextOptions<SqliteParticipantsDb> options) : ParticipantsDb(options);

public sealed class PostgresParticipantsDb(DbContextOptions<PostgresParticipantsDb> options) : ParticipantsDb(options);
