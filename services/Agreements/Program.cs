using StateVisit.Agreements;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddAgreements();

var app = builder.Build();
app.MapAgreements();
await app.RunAsync();
