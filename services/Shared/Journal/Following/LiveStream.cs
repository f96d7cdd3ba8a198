using System.Runtime.CompilerServices;
using Grpc.Core;

namespace StateVisit.Journal.Following;

/// <summary>A stream between services, which says something each second as long as it lives.</summary>
internal static class LiveStream
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Its messages; UNAVAILABLE once it hangs or has ended.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        AsyncServerStreamingCall<T> call,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using (call)
            while (await NextAsync(call, time, cancellation))
                yield return call.ResponseStream.Current;
        throw new RpcException(new(StatusCode.Unavailable, "The stream has ended."));
    }

    private static async Task<bool> NextAsync<T>(
        AsyncServerStreamingCall<T> call,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellation).WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            throw new RpcException(new(StatusCode.Unavailable, "The stream hangs."));
        }
    }
}
