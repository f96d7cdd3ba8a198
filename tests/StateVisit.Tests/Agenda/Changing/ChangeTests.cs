using Google.Rpc;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Watching;
using Xunit;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>Preview and apply as a pair: what is shown is what is done, once, and on the ground that was shown.</summary>
public sealed class ChangeTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task APreviewChangesNothing(StoreKind store)
    {
        var day = await DayAsync(store);
        var (links, timeline) = (await day.Scene.LinksAsync(), await day.TimelineAsync());
        var preview = await day.PreviewAsync(
            day.Say.LaterBy("welcome", 20),
            day.Say.Cancel("dinner"),
            day.Say.AddCue("toast", "signing")
        );
        Assert.NotEmpty(preview.Etag);
        Assert.Equal(timeline, preview.Before);
        Assert.Equal(links, await day.Scene.LinksAsync());
        Assert.Equal(timeline, await day.TimelineAsync());
    }

    [Theory, OnBothStores]
    public async Task AnAppliedChangeIsOneRevision(StoreKind store)
    {
        var day = await DayAsync(store);
        var links = await day.Scene.LinksAsync();
        await using var watch = await Watch.OpenSyncedAsync(day.Agenda, day.Scene.Name);
        await day.ApplyAsync(
            day.Say.LaterBy("welcome", 20),
            day.Say.Shorten("talks", 45),
            day.Say.Cancel("signing"),
            day.Say.AddCue("toast", "dinner")
        );
        Assert.Equal(
            [
                day.Scene.Name + "/cues/toast",
                day.Say.Session("signing"),
                day.Say.Session("signing") + "/timing",
                day.Say.Session("talks"),
                day.Say.Session("welcome") + "/timing",
            ],
            (await watch.RevisionAsync()).Changes.Select(change => change.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(links + 5, await day.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ARepetitionGetsTheSameAnswerAndActsOnce(StoreKind store)
    {
        var day = await DayAsync(store);
        var edit = day.Say.LaterBy("welcome", 20);
        var request = day.Request((await day.PreviewAsync(edit)).Etag, edit);
        request.RequestId = Make.RequestId();
        var first = await day.Agenda.ApplyChangeAsync(request);
        var links = await day.Scene.LinksAsync();
        Assert.Equal(first, await day.Agenda.ApplyChangeAsync(request));
        Assert.Equal(links, await day.Scene.LinksAsync());
        request.Edits.Add(day.Say.Cancel("dinner"));
        await Refusal.AssertAsync(
            day.Agenda.ApplyChangeAsync(request),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
    }

    [Theory, OnBothStores]
    public async Task ValidateOnlyAnswersAndLeavesTheEtagGood(StoreKind store)
    {
        var day = await DayAsync(store);
        var edit = day.Say.LaterBy("welcome", 20);
        var preview = await day.PreviewAsync(edit);
        var request = day.Request(preview.Etag, edit);
        (request.ValidateOnly, request.RequestId) = (true, Make.RequestId());
        var links = await day.Scene.LinksAsync();
        var tried = await day.Agenda.ApplyChangeAsync(request);
        Assert.Equal(links, await day.Scene.LinksAsync());
        request.ValidateOnly = false;
        Assert.Equal(tried, await day.Agenda.ApplyChangeAsync(request));
        Assert.Equal(links + 1, await day.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task OfTwoAppliesAtOnceOneWinsAndTheOtherGetsTheNewGround(StoreKind store)
    {
        var day = await DayAsync(store);
        Edit[] edits = [day.Say.LaterBy("welcome", 20), day.Say.LaterBy("dinner", 10)];
        var previews = await Task.WhenAll(edits.Select(edit => day.PreviewAsync(edit)));
        var outcomes = await Task.WhenAll(edits.Select((edit, i) => TryAsync(day, previews[i].Etag, edit)));
        var lost = Array.FindIndex(outcomes, outcome => outcome is not null);
        Assert.Single(outcomes, outcome => outcome is null);
        var refusal = outcomes[lost]!;
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (refusal.StatusCode, Refusal.Of(refusal).Reason));
        Assert.Equal(["etag"], Refusal.Of(refusal).Fields.Keys);

        var etag = refusal.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["etag"];
        var applied = await day.Agenda.ApplyChangeAsync(day.Request(etag, edits[lost]));
        Assert.Equal(applied.After, await day.TimelineAsync());
        Assert.NotNull((await day.Scene.GetTimingAsync("welcome")).NotBefore);
        Assert.NotNull((await day.Scene.GetTimingAsync("dinner")).NotBefore);
    }

    [Theory, OnBothStores]
    public async Task ManyAppliesOfOneGroundMakeOneRevision(StoreKind store)
    {
        var day = await DayAsync(store);
        var edit = day.Say.LaterBy("welcome", 20);
        var etag = (await day.PreviewAsync(edit)).Etag;
        var links = await day.Scene.LinksAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(day, etag, edit)));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(links + 1, await day.Scene.LinksAsync());
    }

    [Theory]
    [OnBothStores("venue")]
    [OnBothStores("topic")]
    [OnBothStores("session")]
    [OnBothStores("cue")]
    [OnBothStores("timing")]
    [OnBothStores("visit")]
    [OnBothStores("apply")]
    public async Task AnyWriteInBetweenAborts(StoreKind store, string what)
    {
        var day = await DayAsync(store);
        var edit = day.Say.LaterBy("welcome", 20);
        var etag = (await day.PreviewAsync(edit)).Etag;
        await WriteAsync(day, what);
        var links = await day.Scene.LinksAsync();
        await Refusal.AssertAsync(
            day.Agenda.ApplyChangeAsync(day.Request(etag, edit)),
            StatusCode.Aborted,
            "STALE_ETAG",
            "etag"
        );
        Assert.Equal(links, await day.Scene.LinksAsync());
    }

    /// <summary>They come by the dozen while somebody makes up their mind, and move nothing.</summary>
    [Theory, OnBothStores]
    public async Task AnAcknowledgementInBetweenDoesNot(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.ApplyAsync(
            day.Say.AddCue("toast", "dinner", cue => cue.Concerned.Add(new Concerned { Office = "Orchestra" }))
        );
        var edit = day.Say.LaterBy("welcome", 20);
        var preview = await day.PreviewAsync(edit);
        await day.Agenda.AcknowledgeAsync(
            new()
            {
                Name = day.Scene.Name + "/cues/toast",
                Who = new() { Office = "Orchestra" },
            }
        );
        var outcome = await day.Agenda.ApplyChangeAsync(day.Request(preview.Etag, edit));
        Assert.Equal(preview.After, outcome.After);
    }

    [Theory, OnBothStores]
    public async Task AnEtagIsGoodForItsEditsAndItsVisitOnly(StoreKind store)
    {
        var (day, other) = (await DayAsync(store), await DayAsync(store));
        var edit = day.Say.LaterBy("welcome", 20);
        var etag = (await day.PreviewAsync(edit)).Etag;
        await RefusedAsync(day.Request(etag, day.Say.LaterBy("welcome", 21)));
        await RefusedAsync(day.Request(etag, edit, day.Say.Cancel("dinner")));
        await RefusedAsync(day.Request("made-up", edit));
        await RefusedAsync(day.Request("", edit));
        await RefusedAsync(day.Request((await other.PreviewAsync(other.Say.LaterBy("welcome", 20))).Etag, edit));
        await RefusedAsync(day.Request((await day.Scene.GetSessionAsync("welcome")).Etag, edit));
        await using var watch = await Watch.OpenSyncedAsync(day.Agenda, day.Scene.Name);
        await RefusedAsync(day.Request(watch.Token, edit));
        await day.Agenda.ApplyChangeAsync(day.Request(etag, edit));

        Task RefusedAsync(ApplyChangeRequest request) =>
            Refusal.AssertAsync(
                day.Agenda.ApplyChangeAsync(request),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                "etag"
            );
    }

    [Theory, OnBothStores]
    public async Task TheOrderOfTitlesIsNoOtherEdit(StoreKind store)
    {
        var day = await DayAsync(store);
        var one = day.Say.AddCue("toast", "dinner", c => c.Titles["ru"] = "Тост");
        var two = day.Say.AddCue("toast", "dinner", c => c.Titles.Clear());
        two.AddCue.Cue.Titles["ru"] = "Тост";
        two.AddCue.Cue.Titles["en"] = one.AddCue.Cue.Titles["en"];
        var etag = (await day.PreviewAsync(one)).Etag;
        await day.Agenda.ApplyChangeAsync(day.Request(etag, two));
    }

    [Theory, OnBothStores]
    public async Task ChangesNeedTheRoleProtocol(StoreKind store)
    {
        var day = await DayAsync(store);
        var edit = day.Say.LaterBy("welcome", 20);
        var etag = (await day.PreviewAsync(edit)).Etag;
        var host = day.Scene.Host;
        AgendaClient[] callers = [host.As("press"), host.As("delegation", "CN"), host.As("legal")];
        foreach (var caller in callers)
            await RefusedAsync(caller, StatusCode.PermissionDenied, "ROLE_MISSING");
        await RefusedAsync(host.As("protocol", visit: "elsewhere"), StatusCode.PermissionDenied, "ROLE_MISSING");
        await RefusedAsync(host.Anonymous, StatusCode.Unauthenticated, "SIGN_IN_REQUIRED");

        async Task RefusedAsync(AgendaClient caller, StatusCode code, string reason)
        {
            await Refusal.AssertAsync(
                caller.Agenda.PreviewChangeAsync(new() { Name = day.Scene.Name, Edits = { edit } }),
                code,
                reason
            );
            await Refusal.AssertAsync(caller.Agenda.ApplyChangeAsync(day.Request(etag, edit)), code, reason);
        }
    }

    [Theory, OnBothStores]
    public async Task AnUnknownVisitIsNotFound(StoreKind store)
    {
        var agenda = (await hosts.AgendaAsync(store)).As("protocol").Agenda;
        var name = "visits/" + Make.Id();
        var edit = new Edits(name).Cancel("welcome");
        for (var i = 0; i < 2; i++)
            await Refusal.AssertAsync(
                agenda.PreviewChangeAsync(new() { Name = name, Edits = { edit } }),
                StatusCode.NotFound,
                "NO_SUCH_RECORD"
            );
        await Refusal.AssertAsync(
            agenda.ApplyChangeAsync(
                new()
                {
                    Name = name,
                    Edits = { edit },
                    Etag = "x",
                }
            ),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    private async Task<Programme> DayAsync(StoreKind store) =>
        await Programme.CreateAsync(await hosts.AgendaAsync(store));

    /// <summary>Null: it was applied.</summary>
    private static async Task<RpcException?> TryAsync(Programme day, string etag, Edit edit)
    {
        try
        {
            await day.Agenda.ApplyChangeAsync(day.Request(etag, edit));
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
    }

    private static async Task WriteAsync(Programme day, string what)
    {
        var scene = day.Scene;
        if (what == "venue")
            await scene.VenueAsync("garden");
        else if (what == "topic")
            await scene.TopicAsync("energy", t => t.Access = Make.Restricted);
        else if (what == "session")
            await day.Agenda.ConfirmSessionAsync(new() { Name = day.Say.Session("talks") });
        else if (what == "cue")
            await day.Agenda.DeleteCueAsync(new() { Name = scene.Name + "/cues/doors" });
        else if (what == "timing")
            await day.Agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = day.Say.Session("talks") + "/timing", Access = Make.Press },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );
        else if (what == "visit")
            await scene.OpenAsync();
        else
            await day.ApplyAsync(day.Say.LaterBy("dinner", 1));
    }
}
