using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace StateVisit.TradeFigures.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Visit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Token = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feeds", x => new { x.Source, x.Visit });
                });

            migrationBuilder.CreateTable(
                name: "heads",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Present = table.Column<bool>(type: "boolean", nullable: false),
                    Label = table.Column<int>(type: "integer", nullable: false),
                    Delegations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NextRelease = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heads", x => x.Visit);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Time = table.Column<long>(type: "bigint", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Label = table.Column<int>(type: "integer", nullable: false),
                    Delegations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Previous = table.Column<long>(type: "bigint", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: true),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    NowLabel = table.Column<int>(type: "integer", nullable: false),
                    NowDelegations = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => new { x.Visit, x.Revision, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Label = table.Column<int>(type: "integer", nullable: false),
                    Delegations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AfterLabel = table.Column<int>(type: "integer", nullable: false),
                    AfterDelegations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReleaseAt = table.Column<long>(type: "bigint", nullable: true),
                    ReleaseOn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PublishedOn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Format = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: true),
                    Sha256 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Pair = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    QuotedIn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AsOf = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TargetRow_Pair = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TargetKind = table.Column<int>(type: "integer", nullable: true),
                    Year = table.Column<int>(type: "integer", nullable: true),
                    StatedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    StatedOn = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records", x => new { x.Visit, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "references",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FromPath = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ToPath = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_references", x => new { x.Visit, x.FromPath, x.Field, x.ToPath });
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Time = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.Caller, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_secrets", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_journal_RequestId",
                table: "journal",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_journal_Visit_Path_Revision",
                table: "journal",
                columns: new[] { "Visit", "Path", "Revision" });

            migrationBuilder.CreateIndex(
                name: "IX_records_Sha256",
                table: "records",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_records_Visit_ReleaseAt",
                table: "records",
                columns: new[] { "Visit", "ReleaseAt" });

            migrationBuilder.CreateIndex(
                name: "IX_records_Visit_ReleaseOn",
                table: "records",
                columns: new[] { "Visit", "ReleaseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_references_Visit_Field",
                table: "references",
                columns: new[] { "Visit", "Field" });

            migrationBuilder.CreateIndex(
                name: "IX_references_Visit_ToPath_Field_FromPath",
                table: "references",
                columns: new[] { "Visit", "ToPath", "Field", "FromPath" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_Time",
                table: "requests",
                column: "Time");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "feeds");

            migrationBuilder.DropTable(
                name: "heads");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "records");

            migrationBuilder.DropTable(
                name: "references");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "secrets");
        }
    }
}
