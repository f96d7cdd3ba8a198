using System.Net;
using System.Text.Json.Nodes;
using Grpc.Net.Client;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class PublicReadsTests(GatewaySystem system)
{
    [Fact]
    public async Task WhatIsUnchangedIsNotSentAgain()
    {
        var visit = await CreateKeptVisitAsync();
        using var first = await system.Http().GetAsync($"/v1/{visit.Name}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/{visit.Name}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await system.Http().SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task AHitIsTheSameAnswerAsAMiss()
    {
        var visit = await CreateKeptVisitAsync();

        using var miss = await system.Http().GetAsync($"/v1/{visit.Name}");
        using var hit = await system.Http().GetAsync($"/v1/{visit.Name}");

        Assert.Equal(await miss.Content.ReadAsStringAsync(), await hit.Content.ReadAsStringAsync());
        Assert.Equal(miss.Content.Headers.ContentType, hit.Content.Headers.ContentType);
        Assert.Equal(miss.Headers.ETag, hit.Headers.ETag);
    }

    [Fact]
    public async Task TheQueryIsPartOfWhatIsAsked()
    {
        var visit = await system.CreateVisitAsync();
        await CreateTopicAsync(visit, "a", Label.Public);
        await CreateTopicAsync(visit, "b", Label.Public);

        Assert.Single(await TopicsAsync(visit, "?pageSize=1"));
        Assert.Equal(2, (await TopicsAsync(visit, "?pageSize=2")).Count);
        Assert.Single(await TopicsAsync(visit, "?pageSize=1"));
    }

    [Fact]
    public async Task AnAcknowledgedWriteIsSeenByTheNextReader()
    {
        var visit = await system.CreateVisitAsync();
        var client = system.Http();
        for (var i = 0; i < 100; i++)
        {
            visit.Titles["en"] = $"Title {i}";
            visit = await system.Client().UpdateVisitAsync(new() { Visit = visit }, system.As());

            Assert.Equal($"Title {i}", await TitleAsync(client, visit));
            Assert.Equal($"Title {i}", await TitleAsync(client, visit));
        }
    }

    [Fact]
    public async Task NoReaderOfManyIsEverBehindAnAcknowledgedWrite()
    {
        var visit = await system.CreateVisitAsync();
        var written = 0;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 16).Select(_ => ReadOnAsync()).ToArray();

        for (var i = 1; i <= 100; i++)
        {
            visit.Titles["en"] = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            visit = await system.Client().UpdateVisitAsync(new() { Visit = visit }, system.As());
            Volatile.Write(ref written, i);
        }
        await stop.CancelAsync();

        Assert.True((await Task.WhenAll(readers)).Sum() > 100);

        async Task<int> ReadOnAsync()
        {
            await Task.Yield();
            var client = system.Http();
            var reads = 0;
            for (; !stop.IsCancellationRequested; reads++)
            {
                var before = Volatile.Read(ref written);
                var title = await TitleAsync(client, visit);
                var seen = title == "A visit" ? 0 : int.Parse(title, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(seen >= before, $"read {seen} after {before} was written");
            }
            return reads;
        }
    }

    /// <summary>Nothing of a visit is kept until the agenda has heard who of it may be named.</summary>
    private async Task<Visit> CreateKeptVisitAsync()
    {
        var visit = await system.CreateVisitAsync();
        await Eventually.IsTrueAsync(
            async () =>
            {
                using var answer = await system.Http().GetAsync($"/v1/{visit.Name}");
                return answer.Headers.ETag is not null;
            },
            () => $"nothing of {visit.Name} is kept"
        );
        return visit;
    }

    [Fact]
    public async Task AHiddenWriteDoesNotShowInTheTag()
    {
        var visit = await CreateKeptVisitAsync();
        using var before = await system.Http().GetAsync($"/v1/{visit.Name}/topics");
        await CreateTopicAsync(visit, "secret", Label.Restricted);

        using var after = await system.Http().GetAsync($"/v1/{visit.Name}/topics");

        Assert.NotNull(before.Headers.ETag);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhatASignedInCallerReadsIsNeverKeptForOthers()
    {
        var visit = await system.CreateVisitAsync();
        await CreateTopicAsync(visit, "secret", Label.Restricted);

        using var inside = await system.Http(system.Token()).GetAsync($"/v1/{visit.Name}/topics");
        var outside = await TopicsAsync(visit, "");

        Assert.Contains("secret", await inside.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(inside.Headers.ETag);
        Assert.Empty(outside);
    }

    [Fact]
    public async Task AnErrorIsNotKept()
    {
        var visit = await system.CreateVisitAsync();
        using var before = await system.Http().GetAsync($"/v1/{visit.Name}/topics/late");
        await CreateTopicAsync(visit, "late", Label.Public);

        using var after = await system.Http().GetAsync($"/v1/{visit.Name}/topics/late");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Null(before.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task AnExportIsKeptAndFreshToo()
    {
        var visit = await system.CreateVisitAsync();
        using var before = await system.Http().GetAsync($"/v1/{visit.Name}:export");
        await CreateTopicAsync(visit, "late", Label.Public);

        using var after = await system.Http().GetAsync($"/v1/{visit.Name}:export");

        Assert.NotNull(before.Headers.ETag);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("topics/late", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsReplacedUnderTheGatewayIsReadAtOnce()
    {
        await using var own = new GatewaySystem();
        await own.StartAsync();
        Assert.Equal("Before", await CreateAndReadAsync("Before"));
        own.Agenda.Kill();
        foreach (var file in Directory.GetFiles(own.Folder, "agenda.db*"))
            File.Delete(file);
        await own.Agenda.StartAsync();

        // At the same revision of the same visit.
        Assert.Equal("After", await CreateAndReadAsync("After"));

        async Task<string> CreateAndReadAsync(string title)
        {
            using var channel = GrpcChannel.ForAddress(own.Agenda.Grpc);
            var agenda = new AgendaService.AgendaServiceClient(channel);
            var request = new CreateVisitRequest { VisitId = "same", Visit = GatewaySystem.PublicVisit(title) };
            var visit = await agenda.CreateVisitAsync(request, own.As());
            // Until the gateway has it: it may have noticed that the service was away.
            await Eventually.IsTrueAsync(
                async () =>
                {
                    using var kept = await own.Http().GetAsync($"/v1/{visit.Name}");
                    return kept.Headers.ETag is not null;
                },
                () => own.Gateway.Log
            );
            return await TitleAsync(own.Http(), visit);
        }
    }

    [Fact]
    public async Task AnAnonymousWatchStreamsAsItComes()
    {
        var visit = await system.CreateVisitAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/{visit.Name}:watch");

        using var answer = await system.Http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        await using var stream = await answer.Content.ReadAsStreamAsync(stop.Token);
        var read = await stream.ReadAtLeastAsync(new byte[64], 64, cancellationToken: stop.Token);

        Assert.Equal(64, read);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task AnEmbargoThatEndsByItselfIsSeenByTheNextReader()
    {
        // Until the readers have come before the instant: a busy machine may need longer for that.
        for (var seconds = 3; ; seconds *= 2)
        {
            var visit = await system.CreateVisitAsync();
            var until = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
            await CreateEmbargoedTopicAsync(visit, until);
            int[] before = [(await TopicsAsync(visit, "")).Count, (await TopicsAsync(visit, "")).Count];
            var left = until - TimeProvider.System.GetUtcNow();
            if (left < TimeSpan.Zero && seconds < 60)
                continue;
            Assert.Equal([0, 0], before);

            await Task.Delay(left + TimeSpan.FromMilliseconds(50));

            Assert.Single(await TopicsAsync(visit, ""));
            return;
        }
    }

    private async Task CreateEmbargoedTopicAsync(Visit visit, DateTimeOffset until)
    {
        var topic = Topic(Label.Press);
        topic.Embargo = new()
        {
            After = new() { Label = Label.Public },
            Time = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(until),
        };
        await system
            .Client()
            .CreateTopicAsync(
                new()
                {
                    Parent = visit.Name,
                    TopicId = "held",
                    Topic = topic,
                },
                system.As()
            );
    }

    [Fact]
    public async Task ATimelineIsNeverKept()
    {
        var visit = await system.CreateVisitAsync();
        var session = new Session
        {
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "Talks" },
            Kind = SessionKind.ExpandedTalks,
            PlannedStart = new()
            {
                Time = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(
                    TimeProvider.System.GetUtcNow().AddMinutes(-1)
                ),
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            },
        };
        session = await system
            .Client()
            .CreateSessionAsync(
                new()
                {
                    Parent = visit.Name,
                    SessionId = "talks",
                    Session = session,
                },
                system.As()
            );
        // Everybody may see when it really starts: it is late, and each minute makes it later, without any write.
        await system
            .Client()
            .UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = session.Name + "/timing", Access = session.Access },
                    UpdateMask = new() { Paths = { "access" } },
                },
                system.As()
            );
        var client = system.Http();
        var began = TimeProvider.System.GetTimestamp();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < 2 && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(75))
        {
            var before = MinuteOf(TimeProvider.System.GetUtcNow());
            using var answer = await client.GetAsync($"/v1/{visit.Name}/timeline");
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Null(answer.Headers.ETag);
            var timeline = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            var time = (string)timeline["time"]!;
            Assert.InRange(
                DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
                before,
                TimeProvider.System.GetUtcNow()
            );
            Assert.Equal(time, (string)timeline["sessions"]![0]!["expectedStart"]!["time"]!);
            seen.Add(time);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        Assert.Equal(2, seen.Count);

        // Nor after a write.
        await system.Client().DeleteSessionAsync(new() { Name = session.Name }, system.As());
        var rest = await client.GetStringAsync($"/v1/{visit.Name}/timeline");
        Assert.DoesNotContain("talks", rest, StringComparison.Ordinal);

        static DateTimeOffset MinuteOf(DateTimeOffset at) =>
            DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
    }

    private Task<Topic> CreateTopicAsync(Visit visit, string id, Label label) =>
        system
            .Client()
            .CreateTopicAsync(
                new()
                {
                    Parent = visit.Name,
                    TopicId = id,
                    Topic = Topic(label),
                },
                system.As()
            )
            .ResponseAsync;

    private static Topic Topic(Label label) =>
        new()
        {
            Access = new() { Label = label },
            Titles = { ["en"] = "A topic" },
            State = TopicState.Proposed,
        };

    private async Task<IReadOnlyList<JsonNode?>> TopicsAsync(Visit visit, string query)
    {
        var json = await system.Http().GetStringAsync($"/v1/{visit.Name}/topics{query}");
        return [.. JsonNode.Parse(json)!["topics"]!.AsArray()];
    }

    private static async Task<string> TitleAsync(HttpClient client, Visit visit) =>
        JsonNode.Parse(await client.GetStringAsync($"/v1/{visit.Name}"))!["titles"]!["en"]!.ToString();
}
