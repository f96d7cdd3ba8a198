using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace StateVisit.Journal.Storage;

/// <summary>
/// The tables of every service with a store. A service derives its own context, adds its kinds of <see cref="Row"/>
/// (one table, a discriminator), and derives from that one class per provider, to which the migrations belong.
/// </summary>
public abstract class JournalDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Row> Records => Set<Row>();
    public DbSet<HeadRow> Heads => Set<HeadRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<ReferenceRow> References => Set<ReferenceRow>();
    public DbSet<FeedRow> Feeds => Set<FeedRow>();
    public DbSet<SecretRow> Secrets => Set<SecretRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether the store is SQLite; else PostgreSQL.</summary>
    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Row>(row =>
        {
            row.ToTable("records");
            row.HasKey(r => new { r.Visit, r.Path });
            row.HasDiscriminator<string>("Kind");
            row.HasIndex(r => new { r.Visit, r.ReleaseAt });
            row.HasIndex(r => new { r.Visit, r.ReleaseOn });
        });
        modelBuilder.Entity<HeadRow>().ToTable("heads").HasKey(h => h.Visit);
        modelBuilder.Entity<JournalRow>(row =>
        {
            row.ToTable("journal");
            row.HasKey(j => new
            {
                j.Visit,
                j.Revision,
                j.Ordinal,
            });
            row.HasIndex(j => new
            {
                j.Visit,
                j.Path,
                j.Revision,
            });
            row.HasIndex(j => j.RequestId);
        });
        modelBuilder.Entity<RequestRow>(row =>
        {
            row.ToTable("requests");
            row.HasKey(r => new { r.Caller, r.RequestId });
            row.HasIndex(r => r.Time);
        });
        modelBuilder.Entity<ReferenceRow>(row =>
        {
            row.ToTable("references");
            row.HasKey(r => new
            {
                r.Visit,
                r.FromPath,
                r.Field,
                r.ToPath,
            });
            // Holds all that is asked of who names somebody; a narrower one is passed over for the key, which is read through.
            row.HasIndex(r => new
            {
                r.Visit,
                r.ToPath,
                r.Field,
                r.FromPath,
            });
            row.HasIndex(r => new { r.Visit, r.Field });
        });
        modelBuilder.Entity<FeedRow>().ToTable("feeds").HasKey(f => new { f.Source, f.Visit });
        modelBuilder.Entity<SecretRow>().ToTable("secrets").HasKey(s => s.Name);
    }

    /// <summary>Text is compared byte by byte on both stores, so that both give the same order and the same pages.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(IsSqlite ? "BINARY" : "C");
    }
}
