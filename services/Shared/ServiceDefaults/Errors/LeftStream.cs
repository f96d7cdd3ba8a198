using Grpc.Core;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>
/// The answers of a stream. To write to a caller who went away, or whose deadline has passed, is a cancellation and not a failure
/// of whoever writes. gRPC calls it an invalid operation, and does so before the call's token says anything: a token with a
/// deadline hears of it last.
/// </summary>
internal sealed class LeftStream<TResponse>(IServerStreamWriter<TResponse> inner, ServerCallContext context)
    : IServerStreamWriter<TResponse>
{
    /// <summary>How much later the token may say it, on a machine that has much else to do.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

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
        catch (InvalidOperationException e)
        {
            if (await HasLeftAsync())
                throw new OperationCanceledException("The caller went away.", e, context.CancellationToken);
            throw;
        }
    }

    private async Task<bool> HasLeftAsync()
    {
        await Task.Delay(Late, TimeProvider.System, context.CancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return context.CancellationToken.IsCancellationRequested;
    }
}
