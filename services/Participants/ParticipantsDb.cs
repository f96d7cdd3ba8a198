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
        // Of many people, a page by any one field, or of those who share one, reads no more than the page.
        foreach (var field in Kinds.Participants.Fields)
            modelBuilder
                .Entity<ParticipantRow>()
                .HasIndex(nameof(Row.Visit), field.Column.Name, nameof(Row.Path))
                .HasFilter("\"Kind\" = 'ParticipantRow'");
        modelBuilder.Entity<ContactCardRow>();
        modelBuilder.Entity<ContactKeyRow>().ToTable("contact_keys").HasKey(k => new { k.Visit, k.Path });
        modelBuilder.Entity<RankLadderRow>();
        modelBuilder.Entity<SeatingPlanRow>();
        modelBuilder.Entity<FollowedRow>();
    }
}

public sealed class SqliteParticipantsDb(DbContextOptions<SqliteParticipantsDb> options) : ParticipantsDb(options);

public sealed class PostgresParticipantsDb(DbContextOptions<PostgresParticipantsDb> options) : ParticipantsDb(options);
