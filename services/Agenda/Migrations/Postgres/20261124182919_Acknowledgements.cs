using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StateVisit.Agenda.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Acknowledgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "records",
                type: "character varying(21)",
                maxLength: 21,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(13)",
                oldMaxLength: 13,
                oldCollation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "records",
                type: "character varying(13)",
                maxLength: 13,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(21)",
                oldMaxLength: 21,
                oldCollation: "C");
        }
    }
}
