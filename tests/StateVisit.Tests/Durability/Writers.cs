using System.Collections.Concurrent;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Durability;

/// <summary>Writers who repeat each request, under the same request_id, until it is acknowledged.</summary>
internal sealed class Writers(string visit, int count)
{
    private readonly ConcurrentDictionary<string, Session> acknowledged = new();
    private readonly ConcurrentQueue<string> faults = new();
    private volatile TaskCompletionSource<AgendaAccess> service = new();
    private volatile bool stopping;
    private int underWay;

    /// <summary>By request_id.</summary>
    public IReadOnlyDictionary<string, Session> Acknowledged => acknowledged;

    /// <summary>Answers that are neither an acknowledgement nor a lost connection.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public Task Start() => Task.WhenAll(Enumerable.Range(0, count).Select(WriteAsync));

    /// <summary>The service is there.</summary>
    public void Resume(AgendaAccess access) => service.TrySetResult(access);

    /// <summary>The service is gone: returns when every call to it has come to its end.</summary>
    public async Task PauseAsync()
    {
        service = new();
        await Eventually.IsTrueAsync(() => Volatile.Read(ref underWay) == 0, () => "A call to a dead service hangs");
    }

    public void Finish() => stopping = true;

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; !stopping; i++)
        {
            var request = new CreateSessionRequest
            {
                Parent = visit,
                SessionId = $"w{writer}-{i}",
                Session = Make.Session(),
                RequestId = Make.RequestId(),
            };
            while (!await IsAcknowledgedAsync(request)) { }
        }
    }

    private async Task<bool> IsAcknowledgedAsync(CreateSessionRequest request)
    {
        var agenda = (await service.Task).As("protocol").Agenda;
        Interlocked.Increment(ref underWay);
        try
        {
            acknowledged[request.RequestId] = await agenda.CreateSessionAsync(request);
            return true;
        }
        catch (RpcException e)
        {
            // The service's own faults carry no exception of the connection.
            if (e.Status.DebugException is null && e.StatusCode != StatusCode.Unavailable)
                faults.Enqueue($"{e.Status}");
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}
