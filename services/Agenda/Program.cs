using StateVisit.Agenda;

var builder = WebApplication.CreateBuilder(args);
builder.AddAgenda();

var app = builder.Build();
app.MapAgenda();
await app.RunAsync();
