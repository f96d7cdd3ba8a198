using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;
using StateVisit.Tests.Watching;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Labels;

/// <summary>Whoever may not know of a participant is not shown the name by the agenda either.</summary>
public class NamedPeopleTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Theory]
    [OnBothStores]
    public async Task WhoIsRaisedToRestrictedIsNamedNowhereWithinASecond(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        foreach (var caller in guest.Below)
        {
            await guest.ShownAsync(caller);
            await guest.NamedEverywhereAsync(caller);
        }
        var etags = await EtagsAsync(guest);

        await guest.LabelAsync(Make.Restricted);

        await guest.ShownAsync(system.Agenda.Anonymous, isShown: false, seconds: 1);
        foreach (var caller in guest.Below)
            Assert.Empty(await guest.NamedInAsync(caller));
        Assert.Equal(14, (await guest.NamedInAsync(system.Agenda.As("protocol"))).Count);
        Assert.NotEqual(etags, await EtagsAsync(guest));
        await guest.LabelAsync(Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous, seconds: 1);
        Assert.Equal(etags, await EtagsAsync(guest));
    }

    [Theory]
    [OnBothStores]
    public async Task TheStricterOfTheTwoAccessesHolds(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Delegations("CN"));
        await guest.ShownAsync(system.Agenda.As("delegation", "CN"));

        Assert.Empty(await guest.NamedInAsync(system.Agenda.As("press")));
        Assert.Empty(await guest.NamedInAsync(system.Agenda.As("delegation", "RU")));

        var session = await guest.Scene.GetSessionAsync("first");
        session.Attendances[0].Access = Make.Delegations("RU");
        await guest.Scene.Agenda.UpdateSessionAsync(new() { Session = session });
        Assert.Empty((await GetAsync(system.Agenda.As("delegation", "CN"), guest)).Attendances);
        Assert.Empty((await GetAsync(system.Agenda.As("delegation", "RU"), guest)).Attendances);
    }

    [Theory]
    [OnBothStores]
    public async Task WatchersThatWereShownTheNameAreToldThatItIsGone(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        var press = system.Agenda.As("press").Agenda;
        await guest.ShownAsync(system.Agenda.As("press"));
        string token;
        await using (var before = await Watch.OpenSyncedAsync(press, guest.Visit, RecordKind.Session, RecordKind.Cue))
        {
            Assert.Equal(3, before.Present.Values.Count(Names));
            token = before.Token;
            await guest.Scene.Agenda.UpdateSessionAsync(Title(guest, "Talks, moved"));
            await guest.LabelAsync(Make.Restricted);

            Assert.Contains(Guest.Mark, Text(await before.RevisionAsync()), StringComparison.Ordinal);
            AssertGone(await before.RevisionAsync(Soon));
        }

        await using var resumed = Watch.Open(press, guest.Visit, token, RecordKind.Session, RecordKind.Cue);
        // The name is in what stands in the journal of the title, and not told any more.
        Assert.DoesNotContain(Guest.Mark, Text(await resumed.RevisionAsync()), StringComparison.Ordinal);
        AssertGone(await resumed.RevisionAsync());
        await guest.LabelAsync(Make.Public);
        Assert.Contains(Guest.Mark, Text(await resumed.RevisionAsync(Soon)), StringComparison.Ordinal);
    }

    [Theory]
    [OnBothStores]
    public async Task AWatchedTimelineLosesTheNameToo(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
        await using var watch = await Watch.OpenTimelineSyncedAsync(system.Agenda.Anonymous.Agenda, guest.Visit);
        Assert.Contains(watch.Times.Values, times => times.ToString()!.Contains(Guest.Mark, StringComparison.Ordinal));

        await guest.LabelAsync(Make.Restricted);

        while ((await watch.NextButHeartbeatsAsync(Soon)).Derived is null) { }
        await guest.ShownAsync(system.Agenda.Anonymous, isShown: false);
        var timeline = await system.Agenda.Anonymous.Agenda.GetTimelineAsync(
            new() { Name = $"{guest.Visit}/timeline" }
        );
        Assert.DoesNotContain(Guest.Mark, timeline.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [OnBothStores]
    public async Task WhoIsDeletedIsNotNamedToMoreThanBefore(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
        await guest.LabelAsync(Make.Restricted);
        await guest.ShownAsync(system.Agenda.Anonymous, isShown: false);

        await guest.People.DeleteParticipantAsync(new() { Name = guest.Name });
        await guest.Scene.Agenda.UpdateSessionAsync(Title(guest, "Other talks"));

        await Task.Delay(300);
        Assert.Empty(await guest.NamedInAsync(system.Agenda.Anonymous));
    }

    private static async Task<string> EtagsAsync(Guest guest) =>
        string.Join(
            ' ',
            (
                await guest.System.Agenda.Anonymous.Agenda.ListSessionsAsync(new() { Parent = guest.Visit })
            ).Sessions.Select(session => session.Etag)
        );

    private static async Task<Session> GetAsync(AgendaClient caller, Guest guest) =>
        await caller.Agenda.GetSessionAsync(new() { Name = $"{guest.Visit}/sessions/first" });

    private static UpdateSessionRequest Title(Guest guest, string title) =>
        new()
        {
            Session = new() { Name = $"{guest.Visit}/sessions/first", Titles = { ["en"] = title } },
            UpdateMask = new() { Paths = { "titles" } },
        };

    private static void AssertGone(Revision revision)
    {
        Assert.Equal(3, revision.Changes.Count);
        Assert.All(revision.Changes, change => Assert.Equal(Action.Updated, change.Action));
        Assert.DoesNotContain(Guest.Mark, Text(revision), StringComparison.Ordinal);
    }

    private static bool Names(Google.Protobuf.ByteString record) =>
        record.ToStringUtf8().Contains(Guest.Mark, StringComparison.Ordinal);

    // Bytes hold texts as they are.
    private static string Text(Revision revision) =>
        string.Concat(revision.Changes.Select(change => change.Record.Value.ToStringUtf8()));
}
