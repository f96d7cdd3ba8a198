using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class HeadersTests(GatewaySystem system)
{
    [Theory, InlineData("/v1/visits"), InlineData("/nothing"), InlineData("/signin"), InlineData("/health")]
    public async Task EveryAnswerTellsTheBrowserToBeCareful(string path)
    {
        using var answer = await system.Http().GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains(
            "frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task WhatASignedInCallerReadsIsStoredNowhere()
    {
        var visit = await system.CreateVisitAsync();

        using var answer = await system.Http(system.Token()).GetAsync($"/v1/{visit.Name}");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
