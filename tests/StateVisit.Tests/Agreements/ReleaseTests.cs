using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Watching;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Agreements;

/// <summary>A document and the versions that it was published with open together.</summary>
public sealed class ReleaseTests(SharedHosts hosts)
{
    [Theory]
    [OnBothStores(true)]
    [OnBothStores(false)]
    public async Task TheyComeToThePressInOneRevision(StoreKind store, bool isLifted)
    {
        var (scene, name) = await PublishedAsync(store);
        await using var press = await Watch.OpenDocumentsSyncedAsync(scene.Host.As("press").Agreements, scene.Name);
        Assert.Empty(press.Present);

        if (isLifted)
            await scene.Agreements.LiftEmbargoAsync(new() { Name = name, Reason = "the speech came first" });
        else
            await scene.Agreements.AdoptAgreementAsync(new() { Name = name });

        var told = await press.RevisionAsync();
        Assert.Equal(
            [name, $"{name}/texts/ru/versions/1", $"{name}/texts/zh/versions/1"],
            told.Changes.Select(change => change.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(told.Changes, change => Assert.Equal((Action.Created, ""), (change.Action, change.Actor)));
        await scene.SeesAsync(true, "a");
    }

    [Theory, OnBothStores]
    public async Task WhatIsHeldStaysWhenItIsConcluded(StoreKind store)
    {
        var (scene, name) = await PublishedAsync(store);
        await scene.Agreements.HoldEmbargoAsync(new() { Name = name, Reason = "a misprint" });
        await scene.Agreements.AdoptAgreementAsync(new() { Name = name });
        await scene.SeesAsync(false, "a");
        Assert.True((await scene.GetAsync("a")).Embargo.Held);

        await scene.Agreements.LiftEmbargoAsync(new() { Name = name, Reason = "printed anew" });
        await scene.SeesAsync(true, "a");
    }

    [Theory, OnBothStores]
    public async Task AVersionDoesNotOpenBeforeItsDocument(StoreKind store)
    {
        var (scene, name) = await PublishedAsync(store);
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(
            scene.Agreements.LiftEmbargoAsync(new() { Name = $"{name}/texts/ru/versions/1", Reason = "in a hurry" }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "name"
        );
        Assert.Equal(links, await scene.LinksAsync());
        await scene.SeesAsync(false, "a");
    }

    /// <summary>Cleared, and to be public when it is adopted.</summary>
    private async Task<(AgreementScene, string)> PublishedAsync(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.ClearedAsync("a", a => a.Access = Make.Restricted);
        await scene.Agreements.PublishAgreementAsync(new() { Name = name });
        return (scene, name);
    }
}
