using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;

namespace StateVisit.Agreements;

/// <summary>The agreements' store: one table of records, with the columns that its lists filter and order by.</summary>
public abstract class AgreementsDb(DbContextOptions options) : JournalDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<AgreementRow>();
        modelBuilder.Entity<PreparationRow>();
        modelBuilder.Entity<VersionRow>();
        modelBuilder.Entity<ApprovalRow>();
        modelBuilder.Entity<FollowedRow>();
        // What a document is made of lies between the documents: all of one kind are found without reading the others.
        modelBuilder.Entity<Row>().HasIndex(nameof(Row.Visit), "Kind", nameof(Row.Path));
    }
}

public sealed class SqliteAgreementsDb(DbContextOptions<SqliteAgreementsDb> options) : AgreementsDb(options);

public sealed class PostgresAgreementsDb(DbContextOptions<PostgresAgreementsDb> options) : AgreementsDb(options);
