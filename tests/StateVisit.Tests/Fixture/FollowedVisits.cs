using System.Collections.Concurrent;
using System.Reflection;
using Grpc.Core;
using StateVisit.Tests.Fixture;
using Xunit;
using Xunit.v3;

[assembly: RunningClasses]

namespace StateVisit.Tests.Fixture;

/// <summary>
/// Visits on shared services that follow each other. Each costs a stream per follower with a heartbeat a second, so that a
/// thousand of them would take a machine of their own: whoever is given one takes away two that nobody uses any more.
/// </summary>
internal sealed class FollowedVisits
{
    private readonly ConcurrentQueue<(string Class, Func<Task> TakeAway)> given = new();

    public Task GiveAsync(Scene visit) =>
        GiveAsync(async () =>
        {
            try
            {
                await visit.Agenda.DeleteVisitAsync(new() { Name = visit.Name });
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                // The test itself has deleted it.
            }
        });

    public async Task GiveAsync(Func<Task> takeAway)
    {
        given.Enqueue((TestContext.Current.TestClass?.TestClassName ?? "", takeAway));
        for (var i = 0; i < 2; i++)
            if (
                given.TryPeek(out var oldest)
                && RunningClassesAttribute.IsOver(oldest.Class)
                && given.TryDequeue(out var gone)
            )
                await gone.TakeAway();
    }
}

/// <summary>Notes which test classes are under way: some keep a visit for all their tests.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RunningClassesAttribute : BeforeAfterTestAttribute
{
    /// <summary>Between two tests of a class no more than this goes by.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private static readonly ConcurrentDictionary<string, (int Running, long Since)> Classes = new(
        StringComparer.Ordinal
    );

    public static bool IsOver(string testClass) =>
        Classes.TryGetValue(testClass, out var state)
        && state.Running == 0
        && TimeProvider.System.GetElapsedTime(state.Since) > Pause;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Count(test, 1);

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Count(test, -1);

    private static void Count(IXunitTest test, int by) =>
        Classes.AddOrUpdate(
            test.TestCase.TestClassName!,
            (by, TimeProvider.System.GetTimestamp()),
            (_, state) => (state.Running + by, TimeProvider.System.GetTimestamp())
        );
}
