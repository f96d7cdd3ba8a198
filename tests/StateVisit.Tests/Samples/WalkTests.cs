using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Edit = StateVisit.Agenda.V1.Edit;

namespace StateVisit.Tests.Samples;

/// <summary>The joint statement of the rehearsal, from first draft to publication, by API alone, along the signing of 21 March.</summary>
public sealed class WalkTests(SharedHosts hosts)
{
    private static readonly string[] Languages = ["ru", "zh"];

    private string visit = "";
    private VisitSystem system = null!;

    private AgreementsService.AgreementsServiceClient Legal => system.Agreements.As("legal").Agreements;

    private AgreementsService.AgreementsServiceClient Protocol => system.Agreements.As("protocol").Agreements;

    private AgendaService.AgendaServiceClient Agenda => system.Agenda.As("protocol").Agenda;

    private string Document => $"{visit}/agreements/a01";

    private string Ceremony => $"{visit}/sessions/signing-ceremony";

    [Theory, OnBothStores]
    public async Task ADocumentGoesFromDraftToPublicationAndTheEmbargoGoesWithTheCeremony(StoreKind store)
    {
        await ArriveAsync(store);

        // The draft is negotiated, approved in turn, initialled and cleared; each step is refused until its time has come.
        Assert.Equal(AgreementState.Drafting, (await GetAsync()).State);
        await Legal.NegotiateAgreementAsync(new() { Name = Document });
        await Refusal.AssertAsync(
            Legal.GiveApprovalAsync(new() { Name = Document + "/approvals/presidential-office" }),
            StatusCode.FailedPrecondition,
            "OUT_OF_TURN"
        );
        var read = await GetAsync();
        await Legal.InitialAgreementAsync(new() { Name = Document, Etag = read.Etag });
        Assert.Contains("approvals", await GuardsAsync(Legal.ClearAgreementAsync(Clear("RU"))));
        foreach (var office in new[] { "legal-department", "presidential-office" })
            await Legal.GiveApprovalAsync(new() { Name = $"{Document}/approvals/{office}" });
        await Legal.ClearAgreementAsync(Clear("RU"));
        Assert.Equal(AgreementState.Cleared, (await Legal.ClearAgreementAsync(Clear("CN"))).State);

        // The press and the public are to have it when it is signed.
        await Legal.PublishAgreementAsync(new() { Name = Document });
        Assert.Equal(Document, (await VersionAsync("ru")).Embargo.Signing);
        var preparation = await Legal.GetPreparationAsync(new() { Name = Document + "/preparation" });
        Assert.Equal(2, preparation.Publication.Versions.Count);
        await HiddenAsync();

        // The originals are missing, and the ceremony has not begun.
        var guards = await GuardsAsync(Legal.SignAgreementAsync(Sign("ru-putin")));
        Assert.Equal(["originals", "session_begun"], guards.Order(StringComparer.Ordinal));
        await Legal.UpdatePreparationAsync(Originals());
        Assert.Equal(["session_begun"], await GuardsAsync(Legal.SignAgreementAsync(Sign("ru-putin"))));

        // A late welcome moves the ceremony, and with it the time left and the release.
        Assert.Equal(Make.Time("2023-03-21T14:55:00Z"), (await PackageAsync()).ExpectedStart.Time);
        Assert.Equal(Make.Time("2023-03-21T14:55:00Z"), await ReleaseAsync());
        await LateAsync(60);
        await Eventually.IsTrueAsync(
            async () => (await PackageAsync()).ExpectedStart.Time.Equals(Make.Time("2023-03-21T15:45:00Z")),
            () => "The late start has not arrived"
        );
        Assert.Equal(Make.Time("2023-03-21T15:45:00Z"), await ReleaseAsync());
        Assert.Equal(TimeSpan.FromMinutes(235), (await PackageAsync()).TimeLeft.ToTimeSpan());

        // The hour that was planned passes, and nothing is released; the ceremony begins, and both sign.
        await JumpAsync("2023-03-21T15:10:00Z");
        await HiddenAsync();
        await JumpAsync("2023-03-21T15:45:00Z");
        await Agenda.StartSessionAsync(new() { Name = Ceremony });
        await Eventually.IsTrueAsync(
            async () => (await PackageAsync()).ExpectedStart is null,
            () => "The beginning of the ceremony has not arrived"
        );
        await Legal.SignAgreementAsync(Sign("ru-putin"));
        await HiddenAsync();
        var signed = await Legal.SignAgreementAsync(Sign("cn-xi"));
        Assert.Equal((AgreementState.Signed, "2023-03-21"), (signed.State, signed.ConcludedOn));

        // Now everybody has the text, under its permanent address, with the hash that was initialled.
        foreach (var language in Languages)
        {
            var text = await Press.GetVersionAsync(new() { Name = $"{Document}/texts/{language}/versions/1" });
            Assert.Null(text.Embargo);
            var kept = await system
                .Agreements.Anonymous.Agreements.ExportVersionAsync(new() { Name = text.Name })
                .ResponseAsync;
            using var file = JsonDocument.Parse(kept.Data.ToStringUtf8());
            Assert.Equal(
                Convert.ToHexStringLower(text.Sha256.Span),
                file.RootElement.GetProperty("sha256").GetString()
            );
        }
        var protocol = await Press.GetSigningProtocolAsync(new() { Name = visit + "/signingProtocol" });
        var entry = protocol.Entries.Single(one => one.Agreement == Document);
        Assert.Equal(4, entry.Copies.Count);
        Assert.All(entry.Copies, copy => Assert.Equal(Make.Time("2023-03-21T15:45:00Z"), copy.Time));
        var journal = await Legal.VerifyAgreementsJournalAsync(new() { Name = visit });
        Assert.True(journal.Intact, journal.Reason);
    }

    private AgreementsService.AgreementsServiceClient Press => system.Agreements.As("press").Agreements;

    private async Task ArriveAsync(StoreKind store)
    {
        system = await hosts.WholeAsync(store);
        var id = Make.Id("r");
        visit = $"visits/{id}";
        var text = (await File.ReadAllTextAsync(Sample.Path(Sample.Rehearsal))).Replace(
            Sample.Rehearsal,
            id,
            StringComparison.Ordinal
        );
        await Agenda.ImportAgendaAsync(new() { Name = visit, Document = Part<AgendaDocument>(text, "agenda") });
        await Agenda.PauseClockAsync(new() { Name = visit });
        await JumpAsync("2023-03-21T11:50:00Z");
        await system
            .Participants.As("protocol")
            .Participants.ImportParticipantsAsync(
                new() { Name = visit, Document = Part<ParticipantsDocument>(text, "participants") }
            );
        await Legal.ImportAgreementsAsync(
            new() { Name = visit, Document = Part<AgreementsDocument>(text, "agreements") }
        );
        // What decides here is followed from the other services: it is here when nobody blocks the second document.
        await Eventually.IsTrueAsync(
            async () =>
                (await Protocol.GetPackageAsync(new() { Name = visit + "/package" })) is { Ready: 11 } package
                && package.Time.Equals(Make.Time("2023-03-21T11:50:00Z")),
            () => "The programme and the people have not arrived"
        );
    }

    private static TDocument Part<TDocument>(string text, string name)
        where TDocument : IMessage<TDocument>, new()
    {
        using var json = JsonDocument.Parse(text);
        return JsonParser.Default.Parse<TDocument>(json.RootElement.GetProperty(name).GetRawText());
    }

    private async Task<Agreement> GetAsync() => await Legal.GetAgreementAsync(new() { Name = Document });

    private async Task<StateVisit.Agreements.V1.Version> VersionAsync(string language) =>
        await Legal.GetVersionAsync(new() { Name = $"{Document}/texts/{language}/versions/1" });

    private async Task<DocumentReadiness> PackageAsync()
    {
        var package = await Protocol.GetPackageAsync(new() { Name = visit + "/package" });
        return package.Documents.Single(one => one.Agreement == Document);
    }

    /// <summary>When the text is expected to be given out.</summary>
    private async Task<Timestamp> ReleaseAsync()
    {
        var releases = await Protocol.ListReleasesAsync(new() { Parent = visit });
        return releases.Releases.First(one => one.Record == $"{Document}/texts/ru/versions/1").ExpectedTime.Time;
    }

    private async Task HiddenAsync() =>
        await Refusal.AssertAsync(
            Press.GetVersionAsync(new() { Name = $"{Document}/texts/ru/versions/1" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );

    private async Task JumpAsync(string time) =>
        await Agenda.JumpClockAsync(new() { Name = visit, Time = Make.Time(time) });

    private async Task LateAsync(int minutes)
    {
        var edit = new Edit
        {
            LaterBy = new() { Session = $"{visit}/sessions/welcome-ceremony", Duration = Make.Minutes(minutes) },
        };
        var preview = await Agenda.PreviewChangeAsync(new() { Name = visit, Edits = { edit } });
        await Agenda.ApplyChangeAsync(
            new()
            {
                Name = visit,
                Edits = { edit },
                Etag = preview.Etag,
            }
        );
    }

    private ClearAgreementRequest Clear(string party) => new() { Name = Document, Party = party };

    private SignAgreementRequest Sign(string participant) =>
        new() { Name = Document, Participant = $"{visit}/participants/{participant}" };

    private UpdatePreparationRequest Originals()
    {
        var done = new Done { Time = Make.Time("2023-03-21T10:00:00Z"), By = "Treaty office" };
        var request = new UpdatePreparationRequest
        {
            Preparation = new() { Name = Document + "/preparation" },
            UpdateMask = FieldMask.FromString("originals"),
        };
        foreach (var party in new[] { "RU", "CN" })
        foreach (var language in Languages)
            request.Preparation.Originals.Add(
                new Original
                {
                    Party = party,
                    Language = language,
                    Printed = done,
                    Bound = done,
                    Sealed = done,
                    Collated = done,
                }
            );
        return request;
    }

    /// <summary>The guards that refuse, by name.</summary>
    private static async Task<IReadOnlyCollection<string>> GuardsAsync(AsyncUnaryCall<Agreement> call)
    {
        var refusal = await Refusal.AssertAsync(call, StatusCode.FailedPrecondition, "GUARDS_REFUSE");
        return [.. refusal.Metadata.Keys];
    }
}
