using Grpc.Core;
using StateVisit.Load.V1;

namespace StateVisit.Load.Empty;

internal sealed class EmptyApi : EmptyService.EmptyServiceBase
{
    private static readonly Task<CallResponse> Nothing = Task.FromResult(new CallResponse());

    public override Task<CallResponse> Call(CallRequest request, ServerCallContext context) => Nothing;
}
