using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agreements.Readying;

/// <summary>Packages and calendars as they leave the service, by what its feed of the agenda has brought.</summary>
public class PackageOverWireTests(SharedHosts hosts)
{
    private static readonly Timestamp Planned = Make.Time("2190-03-21T14:30:00Z");
    private static readonly Timestamp Delayed = Make.Time("2190-03-21T15:10:00Z");

    [Theory, OnBothStores]
    public async Task ThePackageMovesWithTheAgenda(StoreKind store)
    {
        var scene = await CeremonyAsync(store);
        var before = await PackageAsync(scene, "protocol", found => found.Documents[0].PlannedStart is not null);

        var timing = await scene.Agenda.GetTimingAsync("signing");
        timing.NotBefore = Delayed;
        await scene.Agenda.Agenda.UpdateTimingAsync(new() { Timing = timing });

        Assert.Equal(Planned, before.Documents[0].ExpectedStart.Time);
        Assert.NotEmpty(before.Documents[0].Blockers);
        Assert.StartsWith("0 of 1 ready; 1 blocks at ", before.Summary, StringComparison.Ordinal);
        var after = await PackageAsync(scene, "protocol", found => found.Documents[0].ExpectedStart.Time == Delayed);
        Assert.Equal(Planned, after.Documents[0].PlannedStart);
        Assert.InRange(
            after.Documents[0].TimeLeft.ToTimeSpan() - before.Documents[0].TimeLeft.ToTimeSpan(),
            TimeSpan.FromMinutes(35),
            TimeSpan.FromMinutes(40)
        );
        // The office that owns documents sees no timing that the agenda would not show it.
        var legal = Assert.Single((await PackageAsync(scene, "legal", _ => true)).Documents);
        Assert.Equal((Planned, null), (legal.PlannedStart, legal.ExpectedStart));
    }

    [Theory, OnBothStores]
    public async Task PressGetsTheDocumentsAndNothingOfWhatTheOfficesKnow(StoreKind store)
    {
        var scene = await CeremonyAsync(store);
        await scene.AgreementAsync("secret", a => a.Access = Make.Restricted);

        var seen = await PackageAsync(scene, "press", found => found.Documents[0].PlannedStart is not null);

        var document = Assert.Single(seen.Documents);
        Assert.Equal(("1 document.", false), (seen.Summary, document.Ready));
        Assert.Empty(document.Blockers);
        Assert.Equal(1, seen.Counts.Values.Sum());
        Assert.Equal(2, (await PackageAsync(scene, "legal", _ => true)).Total);
    }

    [Theory, OnBothStores]
    public async Task AChangeOfADocumentIsInTheNextPackage(StoreKind store)
    {
        var scene = await CeremonyAsync(store);
        Assert.Equal(1, (await PackageAsync(scene, "legal", _ => true)).Total);

        await scene.AgreementAsync("another");

        Assert.Equal(2, (await scene.Agreements.GetPackageAsync(new() { Name = $"{scene.Name}/package" })).Total);
        var ofSession = await scene.Agreements.GetPackageAsync(
            new() { Name = $"{scene.Name}/package", Session = $"{scene.Name}/sessions/signing" }
        );
        Assert.Equal($"{scene.Name}/agreements/treaty", Assert.Single(ofSession.Documents).Agreement);
    }

    [Theory, OnBothStores]
    public async Task DocumentsStandInTheOrderOfSigning(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        await scene.AgreementAsync("y", a => a.SigningOrder = 2);
        await scene.AgreementAsync("z", a => a.SigningOrder = 1);
        Assert.Equal("z y a", await OrderAsync());

        await scene.Agreements.UpdateAgreementAsync(
            new()
            {
                Agreement = new() { Name = $"{scene.Name}/agreements/z", SigningOrder = 3 },
                UpdateMask = new() { Paths = { "signing_order" } },
            }
        );
        Assert.Equal("y z a", await OrderAsync());

        async Task<string> OrderAsync() =>
            string.Join(
                ' ',
                (await PackageAsync(scene, "legal", _ => true)).Documents.Select(one => one.Agreement.Split('/')[^1])
            );
    }

    [Theory, OnBothStores]
    public async Task AVisitThatIsNotThereHasNoPackage(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await scene.Agreements.GetPackageAsync(new() { Name = "visits/nowhere/package" })
        );

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    [Theory, OnBothStores]
    public async Task TheCalendarHasWhatIsToBeGivenOutByTheTimeThatIsExpected(StoreKind store)
    {
        var scene = await CeremonyAsync(store);
        await WaitingAsync("later", new() { SessionStart = $"{scene.Name}/sessions/signing" });
        await WaitingAsync("sooner", new() { Time = Make.Time("2190-01-01T00:00:00Z") });
        await WaitingAsync("signed", new() { Signing = $"{scene.Name}/agreements/treaty" });
        await WaitingAsync("unknown", new() { Signing = $"{scene.Name}/agreements/unknown" });
        await PackageAsync(scene, "legal", found => found.Documents.Any(one => one.PlannedStart is not null));

        var all = await scene.Host.As("protocol").Agreements.ListReleasesAsync(new() { Parent = scene.Name });
        var press = await scene.Host.As("press").Agreements.ListReleasesAsync(new() { Parent = scene.Name });

        Assert.Equal(
            "sooner later signed unknown",
            string.Join(' ', all.Releases.Select(release => release.Record.Split('/')[^1]))
        );
        Assert.Equal(
            [Make.Time("2190-01-01T00:00:00Z"), Planned, Planned, null],
            all.Releases.Select(r => r.ExpectedTime?.Time)
        );
        Assert.Empty(press.Releases);

        async Task WaitingAsync(string id, Embargo embargo)
        {
            embargo.After = Make.Public;
            await scene.AgreementAsync(id, a => (a.Access, a.Embargo) = (Make.Restricted, embargo));
        }
    }

    private async Task<AgreementScene> CeremonyAsync(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.Agenda.SessionAsync(
            "signing",
            s => (s.Day, s.PlannedStart, s.PlannedDuration) = ("", Make.Start("2190-03-21T14:30:00Z"), Make.Lasts(30))
        );
        await scene.AgreementAsync(
            "treaty",
            a => (a.Place, a.Ceremony) = (PlaceOfSigning.Ceremony, new() { Session = $"{scene.Name}/sessions/signing" })
        );
        return scene;
    }

    private static async Task<Package> PackageAsync(AgreementScene scene, string role, Func<Package, bool> isThere)
    {
        var package = new Package();
        await Eventually.IsTrueAsync(
            async () =>
            {
                package = await scene
                    .Host.As(role)
                    .Agreements.GetPackageAsync(new() { Name = $"{scene.Name}/package" });
                return isThere(package);
            },
            () => $"{package} is not it"
        );
        return package;
    }
}
