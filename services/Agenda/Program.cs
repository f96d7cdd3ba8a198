using StateVisit.Agenda;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddAgenda();

var app = builder.Build();
app.MapAgenda();
await app.RunAsync();
