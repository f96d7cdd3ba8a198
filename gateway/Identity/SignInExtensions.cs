using Microsoft.AspNetCore.DataProtection;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>Signing in: at an OpenID Connect provider where one is configured, else by choosing a role, in development.</summary>
internal static class SignInExtensions
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var folder = Path.Combine(
            Directory.GetCurrentDirectory(),
            builder.Configuration["Keys:Folder"] ?? ".data/gateway/keys"
        );
        builder
            .Services.AddDataProtection()
            .SetApplicationName("statevisit-gateway")
            .PersistKeysToFileSystem(new DirectoryInfo(folder));
        var authentication = builder
            .Services.AddAuthentication(BrowserSession.Scheme)
            .AddCookie(BrowserSession.Scheme, BrowserSession.Configure);
        if (Provider.IsConfigured(builder.Configuration))
            authentication.AddOpenIdConnect(
                Provider.Scheme,
                options => Provider.Configure(options, builder.Configuration)
            );
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ServiceToken>(provider, "gateway"));
    }

    public static void UseCallers(this WebApplication app) => app.UseMiddleware<CallerMiddleware>();

    public static void MapSignIn(this WebApplication app)
    {
        if (Provider.IsConfigured(app.Configuration))
            Provider.Map(app);
        else if (app.Services.GetService<DevelopmentTokens>() is { } tokens)
            DevelopmentSignIn.Map(app, tokens);
        SignOut.Map(app);
    }
}
