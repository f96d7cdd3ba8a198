namespace StateVisit.Tests.Fixture;

/// <summary>
/// Sends every second call to the other of two replicas. Not a DelegatingHandler: gRPC would find the sockets behind one
/// and tie all of them to its own address.
/// </summary>
internal sealed class Turns(HttpMessageHandler inner, ServiceAccess one, ServiceAccess two) : HttpMessageHandler
{
    /// <summary>With 2, every service that a test runs on PostgreSQL within the test process is a pair of replicas.</summary>
    public const string Variable = "STATEVISIT_TEST_REPLICAS";

    private readonly HttpMessageInvoker sockets = new(inner, disposeHandler: false);
    private int calls;

    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) == "2";

    public static bool AreTaken(StoreKind store) => IsAskedFor && store == StoreKind.Postgres;

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
        return sockets.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            sockets.Dispose();
        base.Dispose(disposing);
    }
}
