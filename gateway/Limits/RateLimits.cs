using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using StateVisit.Gateway.Errors;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Gateway.Limits;

/// <summary>A bucket of requests per caller: per subject of a valid token, else per address.</summary>
internal static class RateLimits
{
    public static void Configure(RateLimiterOptions options, IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("Limits:RequestsPerSecond", 1000);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = configuration.GetValue("Limits:Burst", 5 * perSecond),
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Key>(context =>
            RateLimitPartition.GetTokenBucketLimiter(Key.Of(context), _ => bucket)
        );
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after
                : TimeSpan.FromSeconds(1);
            await Answer.WriteAsync(
                rejected.HttpContext,
                Fault.Exhausted(ErrorReason.TooManyRequests, "Too many requests: wait, then try again.", wait)
            );
        };
    }

    private readonly record struct Key(string? Subject, IPAddress? Address)
    {
        public static Key Of(HttpContext context) =>
            context.Features.Get<Caller>() is { IsAnonymous: false } caller
                ? new(caller.Subject, null)
                : new(null, Site(context.Connection.RemoteIpAddress));

        /// <summary>An IPv6 host has a whole /64 to choose addresses from.</summary>
        private static IPAddress? Site(IPAddress? address)
        {
            if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
                return address;
            Span<byte> bytes = stackalloc byte[16];
            address.TryWriteBytes(bytes, out _);
            bytes[8..].Clear();
            return new(bytes);
        }
    }
}
