using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace StateVisit.Tests.Contracts;

/// <summary>Calls of methods that are known by their descriptors alone.</summary>
internal static class AnyMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);

    /// <summary>Of a stream the first message is awaited.</summary>
    public static async Task CallAsync(this CallInvoker grpc, MethodDescriptor method, IMessage request)
    {
        var call = new Method<byte[], byte[]>(
            method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary,
            method.Service.FullName,
            method.Name,
            Bytes,
            Bytes
        );
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60));
        if (method.IsServerStreaming)
        {
            using var stream = grpc.AsyncServerStreamingCall(call, null, options, request.ToByteArray());
            await stream.ResponseStream.MoveNext(CancellationToken.None);
        }
        else
        {
            using var unary = grpc.AsyncUnaryCall(call, null, options, request.ToByteArray());
            await unary.ResponseAsync;
        }
    }

    /// <summary>Null for a refusal whose reason the contract names for the method.</summary>
    public static string? FaultOf(RpcException refusal, MethodDescriptor method, IMessage request) =>
        refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is { } reason
        && DocumentedReasons.Of(method).Contains(reason)
            ? null
            : $"gRPC {method.Name}, valid: {refusal.Status}, which the contract does not name. {request}";
}
