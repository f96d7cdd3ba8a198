using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using StateVisit.Internal.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Following;

/// <summary>Visits that another service keeps, and that have yet to arrive here.</summary>
public sealed class Arrivals(IEnumerable<Source> sources, Store store, TimeProvider time, SourceCalls? calls = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Source? keeper = sources.FirstOrDefault(source => source.KeepsVisits);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);

    /// <summary>Nothing need be waited for: visits are kept here, or in no service that answers to this one.</summary>
    public bool AreNone => keeper is null;

    /// <summary>Waits for a visit that was created a moment ago, if there is one; UNAVAILABLE if that cannot be known.</summary>
    public async Task AwaitAsync(string visit, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(Patience, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        var isKept = false;
        try
        {
            var heads = new HeadsService.HeadsServiceClient(calls!.To(keeper!));
            var answer = await heads.ReadHeadsAsync(
                new() { Visits = { visit } },
                await calls.OptionsAsync(until.Token)
            );
            // By the store: a visit of the same id that is gone, or another replica, may have been heard of here.
            isKept = answer.Points.ContainsKey(visit);
            while (isKept && !await IsHereAsync(visit, until.Token))
                await Task.Delay(LookAgain, time, until.Token);
        }
        catch (Exception e)
            when (e is RpcException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw Fault.Unavailable(
                isKept
                    ? $"visits/{visit} has yet to arrive from the {keeper!.Name} service: try again."
                    : $"The {keeper!.Name} service, which keeps the visits, does not answer: try again.",
                TimeSpan.FromSeconds(1)
            );
        }
    }

    private async Task<bool> IsHereAsync(string visit, CancellationToken cancellation)
    {
        await using var db = store.Open();
        return await db.Heads.AnyAsync(head => head.Visit == visit && head.Present, cancellation);
    }

    /// <summary>Waits for records that the feed is about to bring; whoever needs one that does not come says so itself.</summary>
    /// <param name="names">Empty ones are passed over.</param>
    public async Task AwaitAsync(IReadOnlyCollection<string> names, Reader reader, CancellationToken cancellation)
    {
        var missing = names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var began = time.GetTimestamp();
        while (!AreNone && missing.Count > 0 && time.GetElapsedTime(began) < Patience)
        {
            var isHere = await reader.FindAsync<IRecord>(missing[^1], Clearance.Full, cancellation) is not null;
            if (isHere)
                missing.RemoveAt(missing.Count - 1);
            else
                await Task.Delay(LookAgain, time, cancellation);
        }
    }
}
