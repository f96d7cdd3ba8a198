using StateVisit.Agreements.V1;
using StateVisit.Type.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Fixture;

/// <summary>A visit of a test's own that all three services know, and the short way to fill it with documents as the treaty office.</summary>
public sealed class AgreementScene
{
    private AgreementScene(PeopleScene people) => People = people;

    /// <summary>The same visit with its programme and its people.</summary>
    public PeopleScene People { get; }

    public Scene Agenda => People.Agenda;

    public AgreementsHost Host => People.System.Agreements;

    /// <summary>visits/{visit}</summary>
    public string Name => People.Name;

    /// <summary>The same within REST addresses.</summary>
    public string Address => "/v1/" + Name;

    public AgreementsClient Legal => Host.As("legal");

    public AgreementsService.AgreementsServiceClient Agreements => Legal.Agreements;

    public static async Task<AgreementScene> CreateAsync(VisitSystem system, string? id = null)
    {
        var scene = new AgreementScene(await PeopleScene.CreateAsync(system, id));
        await Eventually.IsTrueAsync(
            async () => (await scene.Legal.GetAsync(scene.Address + "/agreements")).Status == 200,
            () => $"{scene.Name} has not arrived"
        );
        return scene;
    }

    public async Task<Agreement> AgreementAsync(string id, Action<Agreement>? change = null) =>
        await Agreements.CreateAgreementAsync(
            new()
            {
                Parent = Name,
                AgreementId = id,
                Agreement = NewAgreement(change),
            }
        );

    public async Task<Version> VersionAsync(string id, string language, Action<Version>? change = null) =>
        await Agreements.CreateVersionAsync(
            new() { Parent = $"{Name}/agreements/{id}/texts/{language}", Version = NewVersion(change) }
        );

    public async Task<Approval> ApprovalAsync(string id, string approval, Action<Approval>? change = null) =>
        await Agreements.CreateApprovalAsync(
            new()
            {
                Parent = $"{Name}/agreements/{id}",
                ApprovalId = approval,
                Approval = NewApproval(change),
            }
        );

    public async Task<Agreement> GetAsync(string id) =>
        await Agreements.GetAgreementAsync(new() { Name = $"{Name}/agreements/{id}" });

    public async Task<Preparation> PreparationAsync(string id) =>
        await Agreements.GetPreparationAsync(new() { Name = $"{Name}/agreements/{id}/preparation" });

    /// <summary>How many changes the journal holds; that nothing changed is said by this.</summary>
    public async Task<long> LinksAsync()
    {
        var journal = await Agreements.VerifyAgreementsJournalAsync(new() { Name = Name });
        Xunit.Assert.True(journal.Intact, $"The journal is broken at {journal.BrokenAt}");
        return journal.Links;
    }

    public static Agreement NewAgreement(Action<Agreement>? change = null)
    {
        var agreement = new Agreement
        {
            Access = Make.Public,
            Titles = { ["en"] = "Memorandum on the keeping of bees" },
            Kind = AgreementKind.Memorandum,
            Level = AgreementLevel.Interagency,
            Conclusion = Conclusion.Signed,
            Place = PlaceOfSigning.Elsewhere,
            Parties =
            {
                new Party { Party_ = "RU" },
                new Party { Party_ = "CN" },
            },
            Languages = { "ru", "zh" },
        };
        change?.Invoke(agreement);
        return agreement;
    }

    public static Version NewVersion(Action<Version>? change = null)
    {
        var version = new Version
        {
            Access = new() { Label = Label.Restricted },
            Author = "Treaty office",
            Articles =
            {
                new Article { Number = "1", Text = "1" },
                new Article { Number = "2", Text = "2" },
            },
        };
        change?.Invoke(version);
        return version;
    }

    public static Approval NewApproval(Action<Approval>? change = null)
    {
        var approval = new Approval
        {
            Access = new() { Label = Label.Restricted },
            Offices = { ["en"] = "Legal department" },
        };
        change?.Invoke(approval);
        return approval;
    }
}
