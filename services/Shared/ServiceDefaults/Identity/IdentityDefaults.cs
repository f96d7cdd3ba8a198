using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace StateVisit.ServiceDefaults.Identity;

/// <summary>
/// Who issues tokens: <c>Authentication:Authority</c>, an OpenID Connect provider, or else
/// <c>Authentication:DevelopmentKey</c>, the key that the host hands to its processes. Neither: nobody can sign in.
/// </summary>
public static class IdentityDefaults
{
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var audience = configuration["Authentication:Audience"] ?? "statevisit";
        var authority = configuration["Authentication:Authority"];
        var key = configuration["Authentication:DevelopmentKey"];
        if (!string.IsNullOrEmpty(authority))
        {
            var metadata = authority.TrimEnd('/') + "/.well-known/openid-configuration";
            var secure =
                !bool.TryParse(configuration["Authentication:RequireHttpsMetadata"], out var require) || require;
            services.AddSingleton<IConfigurationManager<OpenIdConnectConfiguration>>(
                new ConfigurationManager<OpenIdConnectConfiguration>(
                    metadata,
                    new OpenIdConnectConfigurationRetriever(),
                    new HttpDocumentRetriever { RequireHttps = secure }
                )
            );
        }
        else if (!string.IsNullOrEmpty(key))
        {
            services.AddSingleton(provider => new DevelopmentTokens(
                DecodeKey(key),
                audience,
                provider.GetRequiredService<TimeProvider>()
            ));
        }
        return services.AddSingleton(provider => new TokenValidator(
            audience,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<DevelopmentTokens>(),
            provider.GetService<IConfigurationManager<OpenIdConnectConfiguration>>()
        ));
    }

    private static byte[] DecodeKey(string text)
    {
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || length < 32)
            throw new InvalidOperationException("Authentication:DevelopmentKey must be base64 of at least 32 bytes.");
        return key[..length];
    }
}
