using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>As <see cref="World"/>, for the documents of a visit: two of them get the same visible writes at the same instants.</summary>
/// <param name="hidden">Who may know of the hidden ones; null: there are none.</param>
/// <param name="embargo">Of the hidden ones; it does not end while the test runs.</param>
internal sealed class DocumentWorld(VisitSystem system, FakeTimeProvider time, Access? hidden, Embargo? embargo)
    : IAsyncDisposable
{
    public const string V = World.V;

    private const string Signing = V + "/sessions/signing";

    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2023-03-01T00:00:00Z");

    /// <summary>When the visits have arrived and those named may be shown, however long that took.</summary>
    private static readonly DateTimeOffset Ready = DateTimeOffset.Parse("2023-03-02T00:00:00Z");

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>All that is written takes less than the silence after which nobody is named.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly AgreementsService.AgreementsServiceClient documents = system.Agreements.As("legal").Agreements;

    /// <summary>Names that somebody may ask for: visible ones, hidden ones, and some that are nowhere.</summary>
    public static readonly string[] Names =
    [
        V,
        World.U,
        "visits/nowhere",
        V + "/agreements/open",
        V + "/agreements/secret",
        V + "/agreements/none",
        V + "/agreements/open/preparation",
        V + "/agreements/secret/preparation",
        V + "/agreements/none/preparation",
        V + "/agreements/open/texts/ru",
        V + "/agreements/open/texts/-",
        V + "/agreements/secret/texts/ru",
        V + "/agreements/none/texts/ru",
        V + "/agreements/open/texts/ru/versions/1",
        V + "/agreements/open/texts/ru/versions/2",
        V + "/agreements/open/texts/ru/versions/3",
        V + "/agreements/secret/texts/ru/versions/1",
        V + "/agreements/none/texts/ru/versions/1",
        V + "/agreements/open/approvals/office",
        V + "/agreements/open/approvals/none",
        V + "/agreements/secret/approvals/office",
        V + "/package",
        World.U + "/package",
        "visits/nowhere/package",
        V + "/signingProtocol",
        World.U + "/signingProtocol",
        "visits/nowhere/signingProtocol",
    ];

    public AgreementsHost Host => system.Agreements;

    public static async Task<DocumentWorld> StartAsync(StoreKind store, Access? hidden, Embargo? embargo = null)
    {
        var time = new FakeTimeProvider(Start);
        return new(await VisitSystem.StartAsync(store, time, withAgreements: true), time, hidden, embargo);
    }

    public async Task BuildAsync()
    {
        var agenda = system.Agenda.As("protocol").Agenda;
        await agenda.CreateVisitAsync(new() { VisitId = "v", Visit = Make.Visit() });
        await agenda.CreateSessionAsync(
            new()
            {
                Parent = V,
                SessionId = "signing",
                Session = Make.Session(),
            }
        );
        await ArriveAsync(V);
        // What a document names must be known before, or it is written anew when it comes: sooner in one world than in the other.
        await ArriveAsync(
            async () =>
                await Host.Services.GetRequiredService<Reader>().FindAsync<Session>(Signing, Clearance.Full, default)
                    is not null,
            Signing
        );
        if (hidden is not null)
        {
            await agenda.CreateVisitAsync(new() { VisitId = "u", Visit = Make.Visit(v => v.Access = hidden) });
            await ArriveAsync(World.U);
        }
        time.LeapTo(Ready - 100 * Step);
        // A feed that was busy when its clock moved is heard at a later step.
        var isHeard = false;
        while (time.GetUtcNow() < Ready)
        {
            time.Advance(Step);
            isHeard = false;
            for (var look = 0; look < 50 && !(isHeard = await IsEverybodyNamedAsync()); look++)
                await Task.Delay(20);
        }
        Assert.True(isHeard, "The feeds are silent");
        await DocumentAsync("open", Make.Public);
        await TextAsync("open", "ru", Make.Public);
        await HideAsync(() => TextAsync("open", "ru", hidden!));
        await TextAsync("open", "zh", Make.Public);
        await HideAsync(() => OfficeAsync("open"));
        await HideAsync(async () =>
        {
            await DocumentAsync("secret", hidden!);
            await TextAsync("secret", "ru", hidden!);
            await OfficeAsync("secret");
            await NegotiateAsync("secret");
        });
        await NegotiateAsync("open");
        for (var i = 0; i < 4; i++)
        {
            await DocumentAsync($"m{i}", Make.Public);
            await HideAsync(() => DocumentAsync($"h{i}", hidden!));
        }
    }

    /// <summary>More of both, for those who watch.</summary>
    public async Task GoOnAsync()
    {
        await HideAsync(() =>
            documents.GiveApprovalAsync(new() { Name = V + "/agreements/open/approvals/office" }).ResponseAsync
        );
        await HideAsync(() => TextAsync("open", "zh", hidden!));
        await NegotiateAsync("m1");
        await HideAsync(() => documents.DeleteAgreementAsync(new() { Name = V + "/agreements/h0" }).ResponseAsync);
        await HideAsync(() =>
            documents.WithdrawAgreementAsync(new() { Name = V + "/agreements/secret", Reason = "no" }).ResponseAsync
        );
        await DocumentAsync("end", Make.Public);
    }

    public async ValueTask DisposeAsync() => await system.DisposeAsync();

    private Task ArriveAsync(string visit) =>
        ArriveAsync(async () => (await Host.As("legal").GetAsync($"/v1/{visit}/agreements")).Status == 200, visit);

    private Task ArriveAsync(Func<Task<bool>> isHere, string name) =>
        Eventually.IsTrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(200));
                return isHere();
            },
            () => $"{name} has not arrived"
        );

    /// <summary>A hidden write has an instant of its own, so that it cannot hide behind a visible one; both worlds wait for it.</summary>
    private async Task HideAsync(Func<Task> write)
    {
        time.Advance(Moment);
        if (hidden is not null)
            await write();
        time.Advance(Moment);
    }

    /// <summary>While a feed is silent nobody may keep an answer, because nobody is named in it.</summary>
    private async Task<bool> IsEverybodyNamedAsync()
    {
        foreach (var client in Host.AtEach(null))
        {
            using var answer = await client.Rest.GetAsync($"/v1/{V}/agreements");
            if (answer.Headers.CacheControl is { NoStore: true })
                return false;
        }
        return true;
    }

    private bool IsHidden(Access access) => ReferenceEquals(access, hidden);

    private async Task DocumentAsync(string id, Access access) =>
        await documents.CreateAgreementAsync(
            new()
            {
                Parent = V,
                AgreementId = id,
                Agreement = AgreementScene.NewAgreement(a =>
                {
                    (a.Access, a.Embargo) = (access, IsHidden(access) ? embargo : null);
                    (a.Place, a.Ceremony) = (PlaceOfSigning.Ceremony, new() { Session = Signing });
                }),
            }
        );

    private async Task TextAsync(string id, string language, Access access) =>
        await documents.CreateVersionAsync(
            new()
            {
                Parent = $"{V}/agreements/{id}/texts/{language}",
                Version = AgreementScene.NewVersion(v =>
                    (v.Access, v.Embargo) = (access, IsHidden(access) ? embargo : null)
                ),
            }
        );

    private async Task OfficeAsync(string id) =>
        await documents.CreateApprovalAsync(
            new()
            {
                Parent = $"{V}/agreements/{id}",
                ApprovalId = "office",
                Approval = AgreementScene.NewApproval(a => (a.Access, a.Embargo) = (hidden!, embargo)),
            }
        );

    private async Task NegotiateAsync(string id) =>
        await documents.NegotiateAgreementAsync(new() { Name = $"{V}/agreements/{id}" });
}
