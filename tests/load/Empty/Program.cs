using StateVisit.Load.Empty;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddGrpc();

var app = builder.Build();
app.MapGrpcService<EmptyApi>();
app.Run();
