using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;
using StateVisit.Tests.Watching;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>While nobody says who may be named, only those who see everything are shown names.</summary>
public class SilentFeedTests
{
    [Theory]
    [OnBothStores]
    public async Task NamesAreLeftOutInSilenceAndComeBack(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        var caller = system.Agenda.Anonymous;
        await guest.ShownAsync(caller);
        var first = await caller.Agenda.ListSessionsAsync(new() { Parent = guest.Visit, PageSize = 1 });
        var etag = (await guest.Scene.GetSessionAsync("first")).Etag;
        await using var watch = await Watch.OpenSyncedAsync(caller.Agenda, guest.Visit, RecordKind.Session);
        var named = watch.Token;

        var began = TimeProvider.System.GetTimestamp();
        await system.StopParticipantsAsync();

        await guest.ShownAsync(caller, isShown: false);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1.5, 20);
        foreach (var below in guest.Below)
            Assert.Empty(await guest.NamedInAsync(below));
        Assert.Equal(14, (await guest.NamedInAsync(system.Agenda.As("protocol"))).Count);
        Assert.DoesNotContain(Guest.Mark, Text(await watch.RevisionAsync()));
        var nameless = watch.Token;
        Assert.DoesNotContain(Guest.Mark, await ResumedAsync(caller, guest, named));

        // What was given out while names were shown still holds.
        var second = await caller.Agenda.ListSessionsAsync(
            new()
            {
                Parent = guest.Visit,
                PageSize = 1,
                PageToken = first.NextPageToken,
            }
        );
        Assert.Equal($"{guest.Visit}/sessions/second", Assert.Single(second.Sessions).Name);
        await guest.Scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new()
                {
                    Name = $"{guest.Visit}/sessions/first",
                    Etag = etag,
                    Track = "other",
                },
                UpdateMask = new() { Paths = { "track" } },
            }
        );
        Assert.DoesNotContain(Guest.Mark, Text(await watch.RevisionAsync()));

        await system.StartParticipantsAsync();

        await guest.ShownAsync(caller);
        Assert.Contains(Guest.Mark, Text(await watch.RevisionAsync()));
        Assert.Contains(Guest.Mark, await ResumedAsync(caller, guest, nameless));
        foreach (var below in guest.Below)
            await guest.NamedEverywhereAsync(below);
    }

    [Theory]
    [OnBothStores]
    public async Task AnAgendaThatStartsAloneNamesNobody(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
        await system.StopParticipantsAsync();
        await system.StopAgendaAsync();

        await system.StartAgendaAsync();

        foreach (var caller in guest.Below)
            Assert.Empty(await guest.NamedInAsync(caller));
        Assert.Equal(14, (await guest.NamedInAsync(system.Agenda.As("protocol"))).Count);
        await system.StartParticipantsAsync();
        await guest.ShownAsync(system.Agenda.Anonymous);
    }

    [Theory]
    [OnBothStores]
    public async Task WhoWasRestrictedBeforeARestartStaysSo(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
        await system.StopAgendaAsync();
        await guest.LabelAsync(Make.Restricted);

        await system.StartAgendaAsync();

        for (var i = 0; i < 40; i++)
            Assert.Empty(await guest.NamedInAsync(system.Agenda.Anonymous));
        await guest.LabelAsync(Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
    }

    [Theory]
    [OnBothStores]
    public async Task HealthTellsOfASilentFeedAndReadinessDoesNot(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        await Guest.InviteAsync(system, Make.Public);
        await HealthAsync("Healthy");

        await system.StopParticipantsAsync();

        await HealthAsync("Degraded");
        Assert.True((await system.Agenda.Anonymous.Rest.GetAsync("/ready")).IsSuccessStatusCode);

        Task HealthAsync(string status) =>
            Eventually.IsTrueAsync(
                async () =>
                    (await system.Agenda.Anonymous.GetAsync("/health")).Body.Contains(
                        $"\"status\":\"{status}\",\"checks\"",
                        StringComparison.Ordinal
                    ),
                () => $"the agenda does not become {status}",
                10
            );
    }

    /// <summary>What a watch that goes on from a token is sent first.</summary>
    private static async Task<string> ResumedAsync(AgendaClient caller, Guest guest, string token)
    {
        await using var watch = Watch.Open(caller.Agenda, guest.Visit, token, RecordKind.Session);
        return string.Concat((await watch.RevisionsUntilQuietAsync(TimeSpan.FromMilliseconds(500))).Select(Text));
    }

    private static string Text(Revision revision) =>
        string.Concat(revision.Changes.Select(change => change.Record.Value.ToStringUtf8()));
}
