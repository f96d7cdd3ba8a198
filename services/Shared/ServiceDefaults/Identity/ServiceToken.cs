using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace StateVisit.ServiceDefaults.Identity;

/// <summary>
/// A process's own credentials towards services, with the role service: signed with the development key, or from the
/// provider by client credentials. Renewed before they end; null if neither is configured.
/// </summary>
/// <param name="subject">Who it says it is, with the development key.</param>
public sealed class ServiceToken(
    string subject,
    IHttpClientFactory clients,
    IConfiguration configuration,
    TimeProvider time,
    DevelopmentTokens? development = null,
    IConfigurationManager<OpenIdConnectConfiguration>? authority = null
) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Held? held;

    /// <summary>As an Authorization header.</summary>
    public async ValueTask<string?> HeaderAsync(CancellationToken stop)
    {
        if (held is { } present && present.RenewAt > time.GetUtcNow())
            return present.Header;
        await gate.WaitAsync(stop);
        try
        {
            if (held is not { } other || other.RenewAt <= time.GetUtcNow())
                held = await ObtainAsync(stop);
            return held?.Header;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Held?> ObtainAsync(CancellationToken stop)
    {
        if (development is not null)
            return new(
                "Bearer " + development.Issue(subject, [new("*", Role.Service)], Lifetime),
                time.GetUtcNow() + Lifetime * 0.9
            );
        if (authority is null || configuration["Authentication:ClientId"] is not { Length: > 0 } id)
            return null;
        var provider = await authority.GetConfigurationAsync(stop);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = id,
                ["client_secret"] = configuration["Authentication:ClientSecret"] ?? "",
            }
        );
        using var client = clients.CreateClient();
        using var answer = await client.PostAsync(new Uri(provider.TokenEndpoint), form, stop);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<TokenAnswer>(stop))!;
        return new("Bearer " + token.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(token.ExpiresIn * 0.9));
    }

    private sealed record Held(string Header, DateTimeOffset RenewAt);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn
    );
}
