using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>
/// The edge of a service, the same for gRPC and REST: who calls, does the request hold to the contract, and what status
/// a fault becomes. Handlers behind it see a caller and a request within its rules.
/// </summary>
public sealed partial class EdgeInterceptor(TokenValidator tokens, ILogger<EdgeInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await EnterAsync(request, context);
            return await continuation(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Translate(e, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await EnterAsync(request, context);
            await continuation(request, new LeftStream<TResponse>(responseStream, context), context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Translate(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await IdentifyAsync(context);
            await continuation(
                new CheckedStream<TRequest>(requestStream),
                new LeftStream<TResponse>(responseStream, context),
                context
            );
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Translate(e, context);
        }
    }

    private async ValueTask EnterAsync<TRequest>(TRequest request, ServerCallContext context)
        where TRequest : class
    {
        await IdentifyAsync(context);
        Check(request);
    }

    private async ValueTask IdentifyAsync(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        http.Features.Set(await tokens.ValidateAsync(http.Request.Headers.Authorization));
    }

    private static void Check<TRequest>(TRequest request)
        where TRequest : class
    {
        var faults = new FieldFaults();
        // An import tells what has happened: it takes as given what is only output elsewhere.
        var message = (IMessage)request;
        ContractRules.Check(
            message,
            faults,
            asGiven: message.Descriptor.Name.StartsWith("Import", StringComparison.Ordinal)
        );
        faults.ThrowIfAny();
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case Fault fault:
                // What was said about keeping an answer is not said of a refusal: it would tell a hidden visit from none.
                if (context.GetHttpContext().Response is { HasStarted: false } response)
                    response.Headers.Remove("Cache-Control");
                return fault.ToStatus().ToRpcException();
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
            case var failure when StoreAway.In(failure) is { } away:
                LogStoreAway(logger, context.Method, away.Message);
                return Fault
                    .Unavailable("The store does not answer: try again.", TimeSpan.FromSeconds(1))
                    .ToStatus()
                    .ToRpcException();
            default:
                LogUnexpected(logger, exception, context.Method);
                return new RpcException(
                    new Status(StatusCode.Internal, "The service failed; the failure is in its log.")
                );
        }
    }

    /// <summary>Each message is checked as it comes.</summary>
    private sealed class CheckedStream<TRequest>(IAsyncStreamReader<TRequest> inner) : IAsyncStreamReader<TRequest>
        where TRequest : class
    {
        public TRequest Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await inner.MoveNext(cancellationToken))
                return false;
            Check(inner.Current);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Method} was refused: the store does not answer ({Reason})")]
    private static partial void LogStoreAway(ILogger logger, string method, string reason);

    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method);
}
