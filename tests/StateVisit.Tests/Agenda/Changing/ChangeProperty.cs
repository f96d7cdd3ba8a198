using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>Whatever the programme and whatever the edits: what is applied is what was previewed, even a minute later.</summary>
public sealed class ChangeProperty
{
    private const int Programmes = 60;

    [Theory, OnBothStores]
    public async Task WhatIsAppliedIsWhatWasPreviewed(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var applied = 0;
        for (var seed = 1; seed <= Programmes; seed++)
        {
            var random = new Random(seed);
            var scene = await CreateAsync(host, random);
            for (var round = 0; round < 3; round++)
                if (await ChangeAsync(scene, random, time, seed))
                    applied++;
        }
        Assert.True(applied > Programmes, $"only {applied} changes were valid");
        host.Log.AssertNoErrors();
    }

    /// <summary>Whether the edits were valid.</summary>
    private static async Task<bool> ChangeAsync(Scene scene, Random random, FakeTimeProvider time, int seed)
    {
        var now = (await scene.Agenda.GetTimelineAsync(new() { Name = scene.Name + "/timeline" })).Time;
        var edits = Enumerable
            .Range(0, random.Next(1, 5))
            .Select(_ => RandomEdit(new(scene.Name), random, now.ToDateTimeOffset()))
            .ToList();
        ChangeOutcome preview;
        try
        {
            preview = await scene.Agenda.PreviewChangeAsync(new() { Name = scene.Name, Edits = { edits } });
        }
        catch (Grpc.Core.RpcException e)
        {
            var refusal = Refusal.Of(e);
            Assert.True(refusal.Reason is "INVALID_FIELD" or "ID_TAKEN", $"seed {seed}: {e.Status}");
            Assert.All(refusal.Fields.Keys, field => Assert.True(IsField(field), $"seed {seed}: {field}"));
            return false;
        }
        time.Advance(TimeSpan.FromMinutes(1));
        var links = await scene.LinksAsync();
        var outcome = await scene.Agenda.ApplyChangeAsync(
            new()
            {
                Name = scene.Name,
                Edits = { edits },
                Etag = preview.Etag,
            }
        );
        preview.Etag = "";
        Assert.True(preview.Equals(outcome), $"seed {seed}: {preview}\nis not\n{outcome}");
        var after = await scene.Agenda.GetTimelineAsync(
            new() { Name = scene.Name + "/timeline", At = preview.After.Time }
        );
        Assert.True(outcome.After.Equals(after), $"seed {seed}: {outcome.After}\nis not\n{after}");
        Assert.True(await scene.LinksAsync() >= links);
        return true;
    }

    /// <summary>A path that exists in the contract, of an edit.</summary>
    private static bool IsField(string path)
    {
        if (!path.StartsWith("edits[", StringComparison.Ordinal))
            return false;
        var at = Edit.Descriptor;
        var names = path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..].Split('.');
        foreach (var name in names)
        {
            if (at?.FindFieldByName(name) is not { } field)
                return false;
            at = field.FieldType == Google.Protobuf.Reflection.FieldType.Message ? field.MessageType : null;
        }
        return true;
    }

    private static Edit RandomEdit(Edits say, Random random, DateTimeOffset now)
    {
        var (one, two) = ($"s{random.Next(8)}", $"s{random.Next(8)}");
        var time = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(now.AddMinutes(random.Next(1, 600)));
        return random.Next(9) switch
        {
            0 => say.StartsAt(one, time),
            1 => say.LaterBy(one, random.Next(1, 90)),
            2 => say.EndsAt(one, time),
            3 => say.NoEstimate(one),
            4 => say.Move(one, random.Next(2) == 0 ? time : null, random.Next(2) == 0 ? $"r{random.Next(3)}" : ""),
            5 => say.Move(one, after: two),
            6 => say.Shorten(one, random.Next(10, 60)),
            7 => random.Next(2) == 0 ? say.Swap(one, two) : say.Cancel(one),
            _ => say.AddCue($"c{random.Next(100)}", one),
        };
    }

    private static async Task<Scene> CreateAsync(AgendaHost host, Random random)
    {
        var scene = await Scene.CreateAsync(
            host,
            v => v.RehearsalClock = new() { StartTime = Make.Time("2023-03-21T08:00:00Z") }
        );
        var document = new AgendaDocument { Visit = scene.Visit };
        for (var i = 0; i < 3; i++)
        {
            var id = i;
            document.Venues.Add(
                Make.Venue(v =>
                {
                    (v.Name, v.Type) = ($"{scene.Name}/venues/r{id}", VenueType.Room);
                    v.Turnaround = Make.Minutes(random.Next(15));
                    if (random.Next(3) == 0)
                        v.TimeZone = "Asia/Shanghai";
                })
            );
        }
        for (var i = 0; i < 8; i++)
            document.Sessions.Add(RandomSession(scene.Name, i, random));
        await scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document });
        await scene.OpenAsync();
        foreach (var session in document.Sessions.Where(_ => random.Next(6) == 0))
            await scene.Agenda.StartSessionAsync(new() { Name = session.Name });
        return scene;
    }

    private static Session RandomSession(string visit, int id, Random random) =>
        Make.Session(s =>
        {
            s.Name = $"{visit}/sessions/s{id}";
            (s.Track, s.Order) = (random.Next(3) == 0 ? "media" : "", random.Next(5));
            s.Venue = random.Next(2) == 0 ? $"{visit}/venues/r{random.Next(3)}" : "";
            if (random.Next(5) > 0)
                s.PlannedStart = new()
                {
                    Time = Make.Time("2023-03-21T07:30:00Z") + Make.Minutes(random.Next(60) * 10),
                    Precision =
                        random.Next(4) == 0
                            ? StateVisit.Type.V1.Precision.PartOfDay
                            : StateVisit.Type.V1.Precision.Exact,
                    Basis = StateVisit.Type.V1.Basis.Stated,
                };
            if (random.Next(4) > 0)
                s.PlannedDuration = Make.Lasts(random.Next(2, 10) * 10);
            if (s.PlannedDuration is not null && random.Next(3) == 0)
                s.MinimumDuration = Make.Minutes(10);
            if (random.Next(6) == 0)
                s.HardEnd = Make.Time("2023-03-21T19:00:00Z");
            for (var i = 0; i < random.Next(3); i++)
                s.Attendances.Add(
                    new Attendance { Office = $"office {random.Next(4)}", Essential = random.Next(2) == 0 }
                );
            if (id > 0 && random.Next(4) == 0)
                s.Predecessors.Add(
                    new Predecessor
                    {
                        Session = $"{visit}/sessions/s{random.Next(id)}",
                        Gap = Make.Minutes(random.Next(20)),
                    }
                );
        });
}
