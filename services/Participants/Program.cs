using StateVisit.Participants;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddParticipants();

var app = builder.Build();
app.MapParticipants();
await app.RunAsync();
