using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Storage;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Watching;
using Xunit;

namespace StateVisit.Tests.Replicas;

/// <summary>
/// The trap of sequences: who takes number 1 may commit after who takes number 2, and a watcher that has read 2 skips 1
/// for ever.
/// </summary>
public sealed class OpenTransactionTests
{
    [Fact]
    public async Task AWatcherSkipsNothingWhenAnEarlierTransactionCommitsLate()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var scene = await Scene.CreateAsync(pair.One);
        var topic = await scene.TopicAsync("early");
        await using var one = await Watch.OpenSyncedAsync(pair.One.As("protocol").Agenda, scene.Name);
        await using var two = await Watch.OpenSyncedAsync(pair.Two.As("protocol").Agenda, scene.Name);

        // A writer that has locked the head, has journaled its revision, and hangs before its commit.
        await using var hanging = await pair
            .One.Services.GetRequiredService<Store>()
            .BeginAsync(CancellationToken.None);
        await JournalUncommittedAsync(hanging.Db, topic.Name);

        // Another writer of the visit must wait for it, or it would pass it; one of another visit must not.
        var late = pair
            .Two.As("protocol")
            .Agenda.CreateTopicAsync(
                new()
                {
                    Parent = scene.Name,
                    TopicId = "late",
                    Topic = Make.Topic(),
                }
            )
            .ResponseAsync;
        var elsewhere = await Scene.CreateAsync(pair.Two);
        await elsewhere.TopicAsync("free");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Assert.False(late.IsCompleted, "a later revision was committed before the earlier one");
        // Reads do not wait for writers.
        Assert.Equal(topic, await pair.Two.As("protocol").Agenda.GetTopicAsync(new() { Name = topic.Name }));
        Assert.Empty(await two.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1.5)));

        await hanging.CommitAsync();
        await late;
        foreach (var watch in new[] { one, two })
            Assert.Equal(
                [topic.Name, scene.Name + "/topics/late"],
                (await watch.RevisionsAsync(2)).SelectMany(revision => revision.Changes).Select(change => change.Name)
            );
        Assert.Equal(4, await scene.LinksAsync());
    }

    /// <summary>The topic with another title, written as the service writes it, by hand.</summary>
    private static async Task JournalUncommittedAsync(JournalDb db, string name)
    {
        var (visit, path) = StateVisit.Journal.Records.RecordName.Parse(name);
        await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM heads WHERE "Visit" = {visit} FOR UPDATE""");
        var head = await db.Heads.AsNoTracking().SingleAsync(h => h.Visit == visit);
        var row = await db.Records.SingleAsync(r => r.Visit == visit && r.Path == path);
        var topic = StateVisit.Agenda.V1.Topic.Parser.ParseFrom(row.Body);
        topic.Titles["en"] = "Committed late";
        var salt = Chain.NewSalt();
        var entry = new JournalRow
        {
            Visit = visit,
            Revision = head.Revision + 1,
            Actor = "protocol",
            RequestId = "",
            Path = path,
            Action = (int)StateVisit.Type.V1.Action.Updated,
            Reason = "",
            Label = row.Label,
            Delegations = row.Delegations,
            Previous = row.Revision,
            Salt = salt,
            Payload = Google.Protobuf.MessageExtensions.ToByteArray(topic),
            NowLabel = row.Label,
            NowDelegations = row.Delegations,
        };
        entry.Digest = Chain.Digest(salt, entry.Payload);
        entry.Hash = Chain.Link(head.Hash, entry);
        (row.Body, row.Revision) = (entry.Payload, entry.Revision);
        db.Journal.Add(entry);
        await db.SaveChangesAsync();
        await db
            .Heads.Where(h => h.Visit == visit)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(h => h.Revision, entry.Revision).SetProperty(h => h.Hash, entry.Hash)
            );
    }
}
