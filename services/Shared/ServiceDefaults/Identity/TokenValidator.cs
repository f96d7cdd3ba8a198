using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Identity;

/// <summary>
/// Makes a caller of an Authorization header. A bad token is a fault, never an anonymous caller. Good tokens are
/// remembered by their hash until they expire, five minutes at most, because checking a signature costs more than most calls.
/// </summary>
public sealed class TokenValidator : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly MemoryCache known;
    private readonly TimeProvider time;
    private readonly TokenValidationParameters? parameters;

    public TokenValidator(
        string audience,
        TimeProvider time,
        DevelopmentTokens? development = null,
        IConfigurationManager<OpenIdConnectConfiguration>? authority = null
    )
    {
        this.time = time;
        known = new(new MemoryCacheOptions { SizeLimit = 10_000 });
        if (development is null && authority is null)
            return;
        parameters = new()
        {
            ValidAudience = audience,
            ClockSkew = TimeSpan.FromSeconds(30),
            LifetimeValidator = IsWithinLifetime,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        };
        if (authority is not null)
            parameters.ConfigurationManager = (BaseConfigurationManager)authority;
        else
        {
            parameters.ValidIssuer = DevelopmentTokens.Issuer;
            parameters.IssuerSigningKey = development!.Key;
            parameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        }
    }

    public async ValueTask<Caller> ValidateAsync(string? authorizationHeader)
    {
        if (string.IsNullOrEmpty(authorizationHeader))
            return Caller.Anonymous;
        var hash = new TokenHash(authorizationHeader);
        if (known.TryGetValue(hash, out Caller? caller) && caller!.Expires > time.GetUtcNow())
            return caller;

        if (!authorizationHeader.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw Bad("The Authorization header is not a bearer token.");
        if (parameters is null)
            throw Bad("No issuer of tokens is configured.");
        var result = await handler.ValidateTokenAsync(authorizationHeader["Bearer ".Length..].Trim(), parameters);
        if (!result.IsValid)
            throw Bad(WhatIsWrong(result.Exception));
        caller = Read((JsonWebToken)result.SecurityToken);
        var rest = caller.Expires - time.GetUtcNow();
        if (rest > TimeSpan.Zero)
        {
            using var entry = known.CreateEntry(hash);
            entry.Value = caller;
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = rest < Remembered ? rest : Remembered;
        }
        return caller;
    }

    public void Dispose() => known.Dispose();

    private static Caller Read(JsonWebToken token)
    {
        if (string.IsNullOrEmpty(token.Subject))
            throw Bad("The token names no subject.");
        var grants = token
            .Claims.Where(claim => claim.Type == "grants")
            .Select(claim =>
                Grant.Parse(claim.Value) ?? throw Bad("The token has a grant that is not visit:role[:delegation].")
            );
        return new(token.Subject, [.. grants], new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
    }

    private bool IsWithinLifetime(DateTime? from, DateTime? to, SecurityToken token, TokenValidationParameters checks)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (to is null || now > to + checks.ClockSkew)
            throw new SecurityTokenExpiredException();
        if (from is not null && now < from - checks.ClockSkew)
            throw new SecurityTokenNotYetValidException();
        return true;
    }

    private static string WhatIsWrong(Exception? exception) =>
        exception switch
        {
            SecurityTokenExpiredException => "The token has expired.",
            SecurityTokenNotYetValidException => "The token is not valid yet.",
            SecurityTokenInvalidAudienceException => "The token is for another audience.",
            SecurityTokenInvalidIssuerException => "The token is from another issuer.",
            SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException =>
                "The token's signature does not hold.",
            _ => "The token cannot be read.",
        };

    private static Fault Bad(string message) => Fault.Unauthenticated(ErrorReason.BadToken, message);

    /// <summary>SHA-256 of a header, so that no token is kept in memory.</summary>
    private readonly record struct TokenHash
    {
        private readonly UInt128 high;
        private readonly UInt128 low;

        public TokenHash(string header)
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(Encoding.UTF8.GetBytes(header), hash);
            high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
            low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash[16..]);
        }
    }
}
