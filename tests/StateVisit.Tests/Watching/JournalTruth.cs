using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

/// <summary>What a watcher must have been told, worked out from the journal by another way than the service's watch.</summary>
internal static class JournalTruth
{
    /// <summary>Each revision's changes, as full clearance sees them: contents from ListChanges, bounds from the table.</summary>
    public static async Task<List<List<string>>> RevisionsAsync(AgendaAccess host, TestStore store, string visit)
    {
        var changes = await ChangesAsync(host, visit);
        var sizes = new List<int>();
        await using var connection = await store.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""SELECT count(*) FROM journal WHERE "Visit" = '{visit["visits/".Length..]}' GROUP BY "Revision" ORDER BY "Revision" """;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            sizes.Add((int)reader.GetInt64(0));
        Assert.Equal(changes.Count, sizes.Sum());
        var at = 0;
        return [.. sizes.Select(size => changes[at..(at += size)].Select(Text).ToList())];
    }

    /// <summary>What the public is told of the same: what comes into its sight is created, what leaves it deleted.</summary>
    public static async Task<List<string>> PublicAsync(AgendaAccess host, string visit)
    {
        var isPublic = new Dictionary<string, bool>();
        var told = new List<string>();
        foreach (var change in await ChangesAsync(host, visit))
        {
            var before = isPublic.GetValueOrDefault(change.Name);
            var after = isPublic[change.Name] =
                change.Record?.Is(Topic.Descriptor) == true ? change.Record.Unpack<Topic>().Access.Label == Label.Public
                : change.Record?.Is(Session.Descriptor) == true
                    ? change.Record.Unpack<Session>().Access.Label == Label.Public
                : change.Record?.Is(Visit.Descriptor) == true;
            if (before || after)
                told.Add(
                    $"{change.Name} {(!before ? Action.Created
                        : !after ? Action.Deleted
                        : Action.Updated)}"
                );
        }
        return told;
    }

    public static List<string> Texts(Revision revision) => [.. revision.Changes.Select(Text)];

    private static async Task<List<Change>> ChangesAsync(AgendaAccess host, string visit)
    {
        var request = new ListChangesRequest { Parent = visit, PageSize = 500 };
        var changes = new List<Change>();
        do
        {
            var page = await host.As("protocol").Agenda.ListChangesAsync(request);
            changes.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        return changes;
    }

    private static string Text(Change change) =>
        $"{change.Name} {change.Action} {change.Actor} {change.Time} {change.Record?.ToByteString().ToBase64()}";
}
