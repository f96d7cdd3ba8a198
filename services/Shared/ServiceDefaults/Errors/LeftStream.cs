using Grpc.Core;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>
/// The answers of a stream. To write to a caller who went away is a cancellation, not a failure of whoever writes: gRPC calls it
/// an invalid operation from the moment that it has noticed, whatever the call's token says to those who asked it just before.
/// </summary>
internal sealed class LeftStream<TResponse>(IServerStreamWriter<TResponse> inner, ServerCallContext context)
    : IServerStreamWriter<TResponse>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        try
        {
            await inner.WriteAsync(message, cancellationToken);
        }
        catch (InvalidOperationException e) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller went away.", e, context.CancellationToken);
        }
    }
}
