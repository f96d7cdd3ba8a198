using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StateVisit.TradeFigures.Migrations.Sqlite
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    Xml = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Visit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Token = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feeds", x => new { x.Source, x.Visit });
                });

            migrationBuilder.CreateTable(
                name: "heads",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Present = table.Column<bool>(type: "INTEGER", nullable: false),
                    Label = table.Column<int>(type: "INTEGER", nullable: false),
                    Delegations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    NextRelease = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heads", x => x.Visit);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Path = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Label = table.Column<int>(type: "INTEGER", nullable: false),
                    Delegations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Previous = table.Column<long>(type: "INTEGER", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NowLabel = table.Column<int>(type: "INTEGER", nullable: false),
                    NowDelegations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => new { x.Visit, x.Revision, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Path = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Label = table.Column<int>(type: "INTEGER", nullable: false),
                    Delegations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    AfterLabel = table.Column<int>(type: "INTEGER", nullable: false),
                    AfterDelegations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    ReleaseAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReleaseOn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false, collation: "BINARY"),
                    Source = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    PublishedOn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    Format = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    Pair = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    QuotedIn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    AsOf = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    TargetRow_Pair = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    TargetKind = table.Column<int>(type: "INTEGER", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    StatedBy = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    StatedOn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records", x => new { x.Visit, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "references",
                columns: table => new
                {
                    Visit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    FromPath = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Field = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    ToPath = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_references", x => new { x.Visit, x.FromPath, x.Field, x.ToPath });
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.Caller, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false)
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
