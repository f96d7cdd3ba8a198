using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Type.V1;
using Xunit;
using RecordKind = StateVisit.Agenda.V1.RecordKind;

namespace StateVisit.Tests.Watching;

/// <summary>A watch that is read as fast as it comes, with all that came.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AsyncServerStreamingCall<WatchEvent> call;
    private readonly Channel<WatchEvent> events = Channel.CreateUnbounded<WatchEvent>();
    private readonly Task<RpcException?> end;

    private Watch(AsyncServerStreamingCall<WatchEvent> call)
    {
        this.call = call;
        end = ReadAsync();
    }

    /// <summary>The last token that came with what was taken so far.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The records of the present, by name; filled by <see cref="SyncedAsync"/>.</summary>
    public Dictionary<string, ByteString> Present { get; } = [];

    /// <summary>The times that came with the present or since, by session or cue; filled by <see cref="SyncedAsync"/> and <see cref="DerivedAsync"/>.</summary>
    public Dictionary<string, IMessage> Times { get; } = [];

    public static Watch Open(
        AgendaService.AgendaServiceClient client,
        string visit,
        string token = "",
        params RecordKind[] kinds
    ) =>
        new(
            client.WatchVisit(
                new()
                {
                    Name = visit,
                    ResumeToken = token,
                    Kinds = { kinds },
                }
            )
        );

    /// <summary>Opens a watch of documents with their versions, and takes the present.</summary>
    public static async Task<Watch> OpenDocumentsSyncedAsync(
        AgreementsService.AgreementsServiceClient client,
        string visit
    )
    {
        var watch = new Watch(
            client.WatchAgreements(
                new()
                {
                    Name = visit,
                    Kinds =
                    {
                        StateVisit.Agreements.V1.RecordKind.Agreement,
                        StateVisit.Agreements.V1.RecordKind.Version,
                    },
                }
            )
        );
        await watch.SyncedAsync();
        return watch;
    }

    /// <summary>With the timeline.</summary>
    public static Watch OpenTimeline(AgendaService.AgendaServiceClient client, string visit, string token = "") =>
        new(
            client.WatchVisit(
                new()
                {
                    Name = visit,
                    ResumeToken = token,
                    Timeline = true,
                }
            )
        );

    /// <summary>Opens a watch with the timeline and takes the present.</summary>
    public static async Task<Watch> OpenTimelineSyncedAsync(AgendaService.AgendaServiceClient client, string visit)
    {
        var watch = OpenTimeline(client, visit);
        await watch.SyncedAsync();
        return watch;
    }

    /// <summary>Opens a watch and takes the present.</summary>
    public static async Task<Watch> OpenSyncedAsync(
        AgendaService.AgendaServiceClient client,
        string visit,
        params RecordKind[] kinds
    )
    {
        var watch = Open(client, visit, "", kinds);
        await watch.SyncedAsync();
        return watch;
    }

    public async Task SyncedAsync()
    {
        while (true)
        {
            var next = await NextAsync();
            if (next.EventCase == WatchEvent.EventOneofCase.Synced)
                return;
            if (next.EventCase == WatchEvent.EventOneofCase.Derived)
            {
                Take(next.Derived);
                continue;
            }
            Assert.Equal(WatchEvent.EventOneofCase.Record, next.EventCase);
            Assert.True(Present.TryAdd(NameOf(next.Record), next.Record.Value), "a record came twice");
        }
    }

    /// <summary>The next event, heartbeats included.</summary>
    public async Task<WatchEvent> NextAsync(TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Patience);
        try
        {
            var next = await events.Reader.ReadAsync(deadline.Token);
            Token = next.ResumeToken.Length > 0 ? next.ResumeToken : Token;
            return next;
        }
        catch (ChannelClosedException e)
        {
            throw new InvalidOperationException($"The watch ended: {(await end)?.Status}", e);
        }
    }

    /// <summary>The next revision; heartbeats are passed over.</summary>
    public async Task<Revision> RevisionAsync(TimeSpan? within = null)
    {
        while (true)
            if (await NextAsync(within) is { EventCase: WatchEvent.EventOneofCase.Revision } next)
                return next.Revision;
    }

    /// <summary>So many revisions, however long they take, and any that should not follow.</summary>
    public async Task<List<Revision>> RevisionsAsync(int count)
    {
        var revisions = new List<Revision>();
        try
        {
            while (revisions.Count < count)
                revisions.Add(await RevisionAsync());
        }
        catch (OperationCanceledException)
        {
            // Some were skipped: whoever compares sees which.
        }
        revisions.AddRange(await RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1)));
        return revisions;
    }

    /// <summary>The next event but heartbeats, which must be one of derived answers: the names in it, in order.</summary>
    public async Task<List<string>> DerivedAsync(TimeSpan? within = null)
    {
        var next = await NextButHeartbeatsAsync(within);
        Assert.Equal(WatchEvent.EventOneofCase.Derived, next.EventCase);
        Assert.Empty(next.ResumeToken);
        return Take(next.Derived);
    }

    public async Task<WatchEvent> NextButHeartbeatsAsync(TimeSpan? within = null)
    {
        while (true)
            if (await NextAsync(within) is { EventCase: not WatchEvent.EventOneofCase.Heartbeat } next)
                return next;
    }

    private List<string> Take(Derived derived)
    {
        var names = new List<string>();
        foreach (var item in derived.Items)
        {
            var (name, times) = item.TryUnpack<SessionTimes>(out var session)
                ? (session.Session, (IMessage)session)
                : (item.Unpack<CueTime>().Cue, item.Unpack<CueTime>());
            Times[name] = times;
            names.Add(name);
        }
        foreach (var name in derived.Removed)
            Assert.True(Times.Remove(name), $"{name} was not there");
        names.AddRange(derived.Removed);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Revisions until nothing has come for so long.</summary>
    public async Task<List<Revision>> RevisionsUntilQuietAsync(TimeSpan quiet)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            try
            {
                revisions.Add(await RevisionAsync(quiet));
            }
            catch (OperationCanceledException)
            {
                return revisions;
            }
        }
    }

    /// <summary>How the stream ended; waits for it.</summary>
    public async Task<RpcException> EndAsync(TimeSpan? within = null)
    {
        var status = await end.WaitAsync(within ?? Patience);
        Assert.NotNull(status);
        return status;
    }

    public static string NameOf(Google.Protobuf.WellKnownTypes.Any record) =>
        record.Is(Session.Descriptor) ? record.Unpack<Session>().Name
        : record.Is(Timing.Descriptor) ? record.Unpack<Timing>().Name
        : record.Is(Topic.Descriptor) ? record.Unpack<Topic>().Name
        : record.Is(Venue.Descriptor) ? record.Unpack<Venue>().Name
        : record.Is(Cue.Descriptor) ? record.Unpack<Cue>().Name
        : record.Is(Agreement.Descriptor) ? record.Unpack<Agreement>().Name
        : record.Is(StateVisit.Agreements.V1.Version.Descriptor)
            ? record.Unpack<StateVisit.Agreements.V1.Version>().Name
        : record.Unpack<Visit>().Name;

    public async ValueTask DisposeAsync()
    {
        call.Dispose();
        await end;
    }

    private async Task<RpcException?> ReadAsync()
    {
        RpcException? status = null;
        try
        {
            await foreach (var next in call.ResponseStream.ReadAllAsync())
                events.Writer.TryWrite(next);
        }
        catch (RpcException e)
        {
            status = e;
        }
        catch (ObjectDisposedException)
        {
            // Disposed between two messages: the watcher went away by itself.
        }
        events.Writer.Complete();
        return status;
    }
}
