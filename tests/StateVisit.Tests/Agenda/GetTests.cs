using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

public sealed class GetTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatWasCreatedIsRead(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks", s => s.PlannedStart = Make.Start("2023-03-21T12:00:00Z"));
        Assert.Equal(made, await scene.GetSessionAsync("talks"));
        Assert.Equal(SessionState.Planned, made.State);
        Assert.NotEmpty(made.Etag);
        Assert.NotNull(made.CreateTime);
        Assert.Equal(made.CreateTime, made.UpdateTime);
    }

    [Theory, OnBothStores]
    public async Task WhatDoesNotExistIsNotFound(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var refusal = await Refusal.AssertAsync(
            scene.Agenda.GetSessionAsync(new() { Name = scene.Name + "/sessions/none" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        Assert.Contains(scene.Name + "/sessions/none", refusal.Message, StringComparison.Ordinal);
    }
}
