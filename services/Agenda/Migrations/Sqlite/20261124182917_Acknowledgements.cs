using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StateVisit.Agenda.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Acknowledgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
