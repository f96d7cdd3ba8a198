using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StateVisit.ServiceDefaults.Identity;

/// <summary>Tokens signed with the development key that the host hands out. There are none when an authority is configured.</summary>
public sealed class DevelopmentTokens(byte[] key, string audience, TimeProvider time)
{
    public const string Issuer = "statevisit-development";

    public SymmetricSecurityKey Key { get; } = new(key);

    public string Issue(string subject, IEnumerable<Grant> grants, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = audience,
                IssuedAt = now,
                Expires = now + lifetime,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = subject,
                    ["grants"] = grants.Select(g => g.ToString()).ToArray(),
                },
                SigningCredentials = new(Key, SecurityAlgorithms.HmacSha256),
            }
        );
    }
}
