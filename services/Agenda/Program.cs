using StateVisit.Agenda;
using StateVisit.Journal;
using StateVisit.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("agenda");
builder.AddJournal<SqliteAgendaDb, PostgresAgendaDb>(Kinds.Catalog);

var app = builder.Build();
app.MapServiceDefaults();
app.MapJournal();
app.MapGrpcService<AgendaApi>();
await app.RunAsync();
