using StateVisit.Cache;
using StateVisit.ServiceDefaults;
using StateVisit.ServiceDefaults.Health;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("cache");
builder.Services.AddHostedService<Store>();
builder.Services.AddHealthChecks().AddCheck<Ping>("resp", tags: [HealthDefaults.Ready]);

var app = builder.Build();
app.MapServiceDefaults();
app.Run();
