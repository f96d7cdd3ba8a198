using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Watching;

/// <summary>Writers of a visit that create, change, relabel and delete as a seed has it.</summary>
internal static class RandomWriters
{
    /// <param name="access">Asked anew for each write: a service that was started again is another one.</param>
    public static Task RunAsync(Func<AgendaAccess> access, string visit, int seed, int writers, int writes) =>
        Task.WhenAll(
            Enumerable.Range(0, writers).Select(i => RunOneAsync(access, visit, new Random(seed + i), $"w{i}", writes))
        );

    private static async Task RunOneAsync(
        Func<AgendaAccess> access,
        string visit,
        Random random,
        string writer,
        int writes
    )
    {
        var topics = new List<string>();
        for (var i = 0; i < writes; i++)
        {
            // Taken together, so that the seed alone decides.
            var (choice, which, hide) = (random.Next(10), random.Next(1000), random.Next(2) == 0);
            var agenda = access().As("protocol").Agenda;
            var label = hide ? Make.Restricted : Make.Public;
            try
            {
                if (choice < 3 || topics.Count == 0)
                {
                    var id = $"{writer}-{i}";
                    topics.Add($"{visit}/topics/{id}");
                    await agenda.CreateTopicAsync(
                        new()
                        {
                            Parent = visit,
                            TopicId = id,
                            Topic = Make.Topic(t => t.Access = label),
                        }
                    );
                }
                else if (choice < 5)
                    await agenda.CreateSessionAsync(
                        new()
                        {
                            Parent = visit,
                            SessionId = $"{writer}-{i}",
                            Session = Make.Session(s => s.Access = label),
                        }
                    );
                else if (choice == 5)
                {
                    var name = topics[which % topics.Count];
                    topics.Remove(name);
                    await agenda.DeleteTopicAsync(new() { Name = name });
                }
                else
                    await agenda.UpdateTopicAsync(
                        new()
                        {
                            Topic = Make.Topic(t =>
                            {
                                (t.Name, t.Access) = (topics[which % topics.Count], label);
                                t.Titles["en"] = $"{writer} {i}";
                            }),
                        }
                    );
            }
            catch (RpcException e)
                when (e.StatusCode is not (StatusCode.InvalidArgument or StatusCode.PermissionDenied))
            {
                // The service is away, or a topic is not there because it was: the journal says what happened.
                await Task.Delay(e.StatusCode == StatusCode.NotFound ? 0 : 100);
            }
        }
    }
}
