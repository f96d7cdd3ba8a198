namespace StateVisit.Tests.Fixture;

/// <summary>Sends every second call to the other of two replicas.</summary>
internal sealed class Turns(HttpMessageHandler inner, AgendaAccess one, AgendaAccess two) : DelegatingHandler(inner)
{
    /// <summary>With 2, every agenda that a test runs on PostgreSQL within the test process is a pair of replicas.</summary>
    public const string Variable = "STATEVISIT_TEST_REPLICAS";

    private int calls;

    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) == "2";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var address = request.RequestUri!;
        if (Interlocked.Increment(ref calls) % 2 == 0)
            request.RequestUri = new UriBuilder(address)
            {
                Port = address.Port == one.Grpc.Port ? two.Grpc.Port : two.Http.Port,
            }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
