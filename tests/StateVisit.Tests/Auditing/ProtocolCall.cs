using Grpc.Core;
using Microsoft.AspNetCore.Http;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Tests.Auditing;

/// <summary>A call of protocol that has reached the handler, to ask what no method of this service's contract asks for.</summary>
internal sealed class ProtocolCall : ServerCallContext
{
    public ProtocolCall()
    {
        var http = new DefaultHttpContext();
        http.Features.Set(new Caller("protocol", [Grant.Parse("*:protocol")!], DateTimeOffset.MaxValue));
        // Where grpc-dotnet looks for it in a context that is not its own.
        UserState["__HttpContext"] = http;
    }

    protected override string MethodCore => "";
    protected override string HostCore => "";
    protected override string PeerCore => "";
    protected override DateTime DeadlineCore => DateTime.MaxValue;
    protected override Metadata RequestHeadersCore { get; } = [];
    protected override CancellationToken CancellationTokenCore => CancellationToken.None;
    protected override Metadata ResponseTrailersCore { get; } = [];
    protected override Status StatusCore { get; set; }
    protected override WriteOptions? WriteOptionsCore { get; set; }
    protected override AuthContext AuthContextCore { get; } = new("", []);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
