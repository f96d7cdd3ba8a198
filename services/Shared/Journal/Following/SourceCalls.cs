using Grpc.Core;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Journal.Following;

/// <summary>Calls to the services that are followed, as a service.</summary>
public sealed class SourceCalls(Channels channels, ServiceToken token)
{
    public CallInvoker To(Source source) => channels.To(source.Name);

    public async Task<CallOptions> OptionsAsync(CancellationToken cancellation)
    {
        var header =
            await token.HeaderAsync(cancellation)
            ?? throw new InvalidOperationException(
                "Nothing is configured by which this service could sign in to others."
            );
        return new(new Metadata { { "authorization", header } }, cancellationToken: cancellation);
    }
}
