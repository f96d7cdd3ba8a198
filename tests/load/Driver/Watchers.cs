using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Load;

/// <summary>
/// Watchers of a visit's timeline, and changes applied one after another: how long from the acknowledgement of a change until
/// each watcher has the time that it moved. Prints the median and the 99th percentile in milliseconds.
/// </summary>
internal static class Watchers
{
    private const int Changes = 60;
    private const int WarmUp = 20;
    private const int PerConnection = 50;

    public static async Task<int> RunAsync(string url, int watchers)
    {
        var visit = $"visits/{Prepare.Small}";
        var moved = $"{visit}/sessions/s00000";
        using var channel = Wire.Open(url);
        var agenda = Wire.Agenda(channel);
        var metadata = Wire.As("*:protocol");
        var planned = (await agenda.GetSessionAsync(new() { Name = moved }, metadata)).PlannedStart.Time;

        var seen = new ConcurrentQueue<(Timestamp Start, long At)>();
        using var ending = new CancellationTokenSource();
        var channels = Enumerable
            .Range(0, (watchers + PerConnection - 1) / PerConnection)
            .Select(_ => Wire.Open(url))
            .ToList();
        using var synced = new CountdownEvent(watchers);
        var streams = Enumerable
            .Range(0, watchers)
            .Select(i => FollowAsync(Wire.Agenda(channels[i / PerConnection])))
            .ToList();
        while (!synced.IsSet)
            await Task.Delay(20);

        var waits = new List<double>();
        for (var i = 0; i < WarmUp + Changes; i++)
        {
            seen.Clear();
            var start = Timestamp.FromDateTimeOffset(planned.ToDateTimeOffset().AddMinutes(1 + i));
            Edit[] edits =
            [
                new Edit
                {
                    StartsAt = new() { Session = moved, Time = start },
                },
            ];
            var preview = await agenda.PreviewChangeAsync(new() { Name = visit, Edits = { edits } }, metadata);
            await agenda.ApplyChangeAsync(
                new()
                {
                    Name = visit,
                    Edits = { edits },
                    Etag = preview.Etag,
                },
                metadata
            );
            var acknowledged = Stopwatch.GetTimestamp();
            while (seen.Count < watchers)
            {
                if (Stopwatch.GetElapsedTime(acknowledged) > TimeSpan.FromSeconds(10))
                    throw new InvalidOperationException($"{seen.Count} of {watchers} watchers saw change {i}.");
                await Task.Delay(5);
            }
            if (i >= WarmUp)
                waits.AddRange(
                    seen.Where(s => s.Start.Equals(start))
                        .Select(s => Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, s.At).TotalMilliseconds))
                );
        }
        await ending.CancelAsync();
        await Task.WhenAll(streams);
        channels.ForEach(c => c.Dispose());

        waits.Sort();
        Console.WriteLine($"{waits[waits.Count / 2]:0.0} {waits[waits.Count * 99 / 100]:0.0}");
        return 0;

        async Task FollowAsync(AgendaService.AgendaServiceClient client)
        {
            using var call = client.WatchVisit(
                new()
                {
                    Name = visit,
                    Kinds = { RecordKind.Cue },
                    Timeline = true,
                },
                metadata,
                cancellationToken: ending.Token
            );
            try
            {
                await foreach (var message in call.ResponseStream.ReadAllAsync())
                    if (message.EventCase == WatchEvent.EventOneofCase.Synced)
                        synced.Signal();
                    else if (message.EventCase == WatchEvent.EventOneofCase.Derived && synced.IsSet)
                        Note(message.Derived);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
            {
                // The run is over.
            }
        }

        void Note(Derived derived)
        {
            foreach (var item in derived.Items)
                if (item.TryUnpack<SessionTimes>(out var times) && times.Session == moved)
                    seen.Enqueue((times.ExpectedStart.Time, Stopwatch.GetTimestamp()));
        }
    }
}
