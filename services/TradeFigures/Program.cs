using StateVisit.TradeFigures;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddTradeFigures();

var app = builder.Build();
app.MapTradeFigures();
await app.RunAsync();
