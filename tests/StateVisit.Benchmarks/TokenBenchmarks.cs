using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.DataProtection;
using StateVisit.Journal.Reading;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Benchmarks;

/// <summary>Page tokens, and the bearer token that comes with each call.</summary>
public class TokenBenchmarks
{
    private const string Question = "page|press|statevisit.agenda.v1.ListSessionsRequest|{}";

    private static readonly DevelopmentTokens Issuer = new(new byte[32], "statevisit", TimeProvider.System);

    private readonly Tokens tokens = new(new EphemeralDataProtectionProvider());
    private readonly TokenValidator validator = new("statevisit", TimeProvider.System, Issuer);
    private readonly string bearer =
        $"Bearer {Issuer.Issue("bench", [Grant.Parse("*:press")!], TimeSpan.FromHours(1))}";
    private string token = "";

    [GlobalSetup]
    public void Start() => token = Write();

    [Benchmark]
    public string Write() => tokens.Write(Question, "2031-03-03", "1930280400000", "7", "bench", "sessions/s0321");

    [Benchmark]
    public IReadOnlyList<string> Read() => tokens.Read(token, Question, "page_token");

    [Benchmark]
    public ValueTask<Caller> BearerKnown() => validator.ValidateAsync(bearer);
}
