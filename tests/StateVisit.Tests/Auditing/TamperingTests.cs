using Microsoft.Data.Sqlite;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Auditing;

/// <summary>Whoever has the store's file in hand cannot change what was written, unnoticed by those who kept a checkpoint.</summary>
public sealed class TamperingTests
{
    private const int Tamperings = 10_000;

    [Fact]
    public async Task EveryTamperingIsFound()
    {
        const int seed = 20230321;
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var (visit, checkpoint) = await WriteAsync(store, seed);
        await using var connection = (SqliteConnection)await store.OpenAsync();
        var random = new Random(seed);
        var tamperer = new Tamperer(connection, visit, random);
        tamperer.Run("BEGIN IMMEDIATE");
        for (var i = 0; i < Tamperings; i++)
        {
            tamperer.Run("SAVEPOINT before");
            var what = tamperer.Tamper();
            var walk = await WrittenJournal.WalkAsync(connection, visit, checkpoint);
            Assert.True(walk.Break is { At: > 0, Reason.Length: > 0 }, $"seed {seed}, number {i}: {what}");
            tamperer.Run("ROLLBACK TO before; RELEASE before");
        }
        Assert.Null((await WrittenJournal.WalkAsync(connection, visit, checkpoint)).Break);
        tamperer.Run("ROLLBACK");
    }

    [Fact]
    public async Task WhatIsWholeInItselfIsFoundByItsCheckpointOnly()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var (visit, checkpoint) = await WriteAsync(store, 7);
        await using var connection = (SqliteConnection)await store.OpenAsync();
        var tamperer = new Tamperer(connection, visit, new(7));
        foreach (
            var forge in new Func<int>[]
            {
                () => tamperer.WriteAnew(tamperer.SomeEntry()),
                // Nothing was deleted yet, so that nothing is created again.
                () => tamperer.Cut(100),
            }
        )
        {
            tamperer.Run("BEGIN IMMEDIATE");
            Assert.True(forge() > 0);
            Assert.Null((await WrittenJournal.WalkAsync(connection, visit, null)).Break);
            Assert.NotNull((await WrittenJournal.WalkAsync(connection, visit, checkpoint)).Break);
            tamperer.Run("ROLLBACK");
        }
    }

    /// <summary>The service has written and stopped.</summary>
    private static async Task<(string Visit, Checkpoint Checkpoint)> WriteAsync(TestStore store, int seed)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var scene = await WrittenJournal.WriteAsync(host, seed);
        return (scene.Name["visits/".Length..], await scene.CheckpointAsync());
    }
}
