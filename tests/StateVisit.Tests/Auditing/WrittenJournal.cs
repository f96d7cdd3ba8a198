using System.Data.Common;
using StateVisit.Journal.Auditing;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Auditing;

/// <summary>
/// A journal that an agenda has written, with all that a journal can hold: records that were changed, opened, closed, deleted
/// and created again, some of them with another label than before, and an embargo that is still to end.
/// </summary>
internal static class WrittenJournal
{
    private const int Topics = 60;
    private const int Sessions = 30;

    public static async Task<Scene> WriteAsync(AgendaHost host, int seed)
    {
        var random = new Random(seed);
        var scene = await Scene.CreateAsync(host);
        for (var i = 0; i < Topics; i++)
            await scene.TopicAsync($"t{i}", topic => topic.Access = Some(random));
        for (var i = 0; i < Sessions; i++)
            await scene.SessionAsync($"s{i}", session => session.Access = Some(random));
        for (var i = 0; i < Topics; i++)
            await RetitleAsync(scene, random.Next(Topics));
        for (var i = 0; i < Topics; i++)
            await RelabelAsync(scene, random.Next(Topics), Some(random));
        for (var i = 0; i < Topics; i += 3)
            await scene.Agenda.DeleteTopicAsync(new() { Name = $"{scene.Name}/topics/t{i}" });
        for (var i = 0; i < Topics; i += 6)
            await scene.TopicAsync($"t{i}", topic => topic.Access = Some(random));
        for (var i = 0; i < Topics; i += 12)
            await RelabelAsync(scene, i, Some(random));
        await scene.TopicAsync(
            "later",
            topic =>
            {
                topic.Access = Make.Restricted;
                topic.Embargo = new() { After = Make.Public, Time = Make.Time("2100-01-01T00:00:00Z") };
            }
        );
        return scene;
    }

    public static async Task<Checkpoint> CheckpointAsync(this Scene scene)
    {
        var found = await scene.Agenda.VerifyJournalAsync(new() { Name = scene.Name });
        Assert.True(found.Intact, found.Reason);
        Assert.Equal("", found.Reason);
        return found.Checkpoint;
    }

    public static Task<JournalWalk> WalkAsync(DbConnection connection, string visit, Checkpoint? since) =>
        JournalWalk.RunAsync(connection, null, visit, since, CancellationToken.None);

    private static Access Some(Random random) =>
        random.Next(5) switch
        {
            0 => Make.Public,
            1 => Make.Press,
            2 => Make.Delegations("CN"),
            3 => Make.AllDelegations,
            _ => Make.Restricted,
        };

    private static async Task RetitleAsync(Scene scene, int topic)
    {
        var name = $"{scene.Name}/topics/t{topic}";
        var found = await scene.Agenda.GetTopicAsync(new() { Name = name });
        await scene.Agenda.UpdateTopicAsync(
            new()
            {
                Topic = new() { Name = name, Titles = { ["en"] = found.Titles["en"] + "+" } },
                UpdateMask = new() { Paths = { "titles" } },
            }
        );
    }

    private static async Task RelabelAsync(Scene scene, int topic, Access access) =>
        await scene.Agenda.UpdateTopicAsync(
            new()
            {
                Topic = new() { Name = $"{scene.Name}/topics/t{topic}", Access = access },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
}
