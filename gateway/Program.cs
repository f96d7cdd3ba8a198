using StateVisit.Gateway.Errors;
using StateVisit.Gateway.Headers;
using StateVisit.Gateway.Health;
using StateVisit.Gateway.Identity;
using StateVisit.Gateway.Limits;
using StateVisit.Gateway.OutputCache;
using StateVisit.Gateway.Routing;
using StateVisit.Gateway.Samples;
using StateVisit.Gateway.TradeFiles;
using StateVisit.Gateway.Transfer;
using StateVisit.ServiceDefaults;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddServiceDefaults("gateway");
builder.AddBackends();
builder.AddSignIn();
builder.AddLimits();
builder.AddSystemHealth();
builder.AddTransfer();
builder.AddSamples();
builder.AddPublicReads();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseErrorAnswers();
app.UseCallers();
app.UseLimits();
app.UseRouting();
app.UsePublicReads();
app.UseBackends();
app.MapServiceDefaults();
app.MapSignIn();
app.MapSystemHealth();
app.MapTransfer();
app.MapTradeFiles();
app.MapBackends();
app.Run();
