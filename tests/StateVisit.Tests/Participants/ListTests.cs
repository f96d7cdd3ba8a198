using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <summary>Lists of people and of their changes, page by page and filtered.</summary>
public sealed class ListTests(SharedHosts hosts)
{
    private const int Many = 40;

    [Theory]
    [OnBothStores("")]
    [OnBothStores("list_place desc")]
    [OnBothStores("role, rank desc, list_place")]
    [OnBothStores("rank desc")]
    [OnBothStores("delegation")]
    [OnBothStores("leads desc, role desc, rank, accreditation")]
    public async Task NothingIsSkippedOrRepeatedWhileOthersComeAndGo(StoreKind store, string order)
    {
        var scene = await ManyAsync(store);
        var request = new ListParticipantsRequest
        {
            Parent = scene.Name,
            PageSize = 100,
            OrderBy = order,
        };
        var expected = (await scene.People.ListParticipantsAsync(request)).Participants.Select(p => p.Name).ToList();
        Assert.Equal(Many, expected.Count);
        var seen = new List<string>();
        request.PageSize = 7;
        for (var page = 0; page == 0 || request.PageToken.Length > 0; page++)
        {
            var answer = await scene.People.ListParticipantsAsync(request);
            seen.AddRange(answer.Participants.Select(p => p.Name));
            request.PageToken = answer.NextPageToken;
            await scene.PersonAsync($"a-{page}");
            await scene.PersonAsync($"z-{page}", p => p.Role = ParticipantRole.Business);
            if (page > 0)
                await scene.People.DeleteParticipantAsync(new() { Name = $"{scene.Name}/participants/z-{page - 1}" });
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(expected, seen.Where(name => name.Contains("/p-", StringComparison.Ordinal)));
    }

    [Theory]
    [OnBothStores("list_place > 35", 5)]
    [OnBothStores("role = PARTICIPANT_ROLE_ADVISER AND list_place <= 10", 5)]
    [OnBothStores("NOT accreditation = ACCREDITATION_STATE_INVITED", 0)]
    [OnBothStores("leads = true", 1)]
    [OnBothStores("rank = \"minister\"", 20)]
    public async Task AFilterLetsThroughWhatItSays(StoreKind store, string filter, int count)
    {
        var scene = await ManyAsync(store);
        var request = new ListParticipantsRequest { Parent = scene.Name, Filter = filter };
        Assert.Equal(count, (await scene.People.ListParticipantsAsync(request)).Participants.Count);
        request.Filter = filter + " AND nosuch = 1";
        await Refusal.AssertAsync(
            scene.People.ListParticipantsAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "filter"
        );
    }

    [Theory, OnBothStores]
    public async Task ChangesComeInOrderAndInPages(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        for (var i = 0; i < 4; i++)
            await scene.PersonAsync($"p{i}", p => p.Delegation = cn.Name);
        await scene.People.DeclineParticipantAsync(new() { Name = scene.Name + "/participants/p0" });
        await scene.People.DeleteParticipantAsync(new() { Name = scene.Name + "/participants/p1" });
        var all = await ChangesAsync(scene, 0);
        // The visit itself is the agenda's to tell of.
        Assert.Equal(
            [
                "delegations/cn",
                .. Enumerable.Range(0, 4).Select(i => $"participants/p{i}"),
                "participants/p0",
                "participants/p1",
            ],
            all.Select(change => change.Name[(scene.Name.Length + 1)..])
        );
        Assert.Equal(Type.V1.Action.Deleted, all[^1].Action);
        Assert.Equal(all, await ChangesAsync(scene, 3));
    }

    [Theory, OnBothStores]
    public async Task WhatIsTakenOutCanBeBroughtInUnchangedAndElsewhereTheSame(StoreKind store)
    {
        var scene = await ManyAsync(store);
        await scene.People.DeclineParticipantAsync(new() { Name = scene.Name + "/participants/p-01" });
        var document = await scene.People.ExportParticipantsAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        var again = await scene.People.ImportParticipantsAsync(new() { Name = scene.Name, Document = document });
        Assert.Equal((0, 0, Many + 1), (again.Created, again.Updated, again.Unchanged));
        Assert.Equal(links, await scene.LinksAsync());

        document.Participants[3].Languages.Add("ru");
        document.Participants.Add(PeopleScene.NewPerson(p => p.Name = scene.Name + "/participants/new"));
        var trial = await scene.People.ImportParticipantsAsync(
            new()
            {
                Name = scene.Name,
                Document = document,
                ValidateOnly = true,
            }
        );
        Assert.Equal((1, 1, Many), (trial.Created, trial.Updated, trial.Unchanged));
        document.Participants[5].Rank = "nosuchrung";
        document.Participants[7].ListPlace = document.Participants[8].ListPlace;
        var refusal = await Refusal.OfAsync(
            scene.People.ImportParticipantsAsync(new() { Name = scene.Name, Document = document })
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Contains("document.participants[5].rank", refusal.Fields.Keys);
        Assert.Equal(links, await scene.LinksAsync());
    }

    private async Task<PeopleScene> ManyAsync(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var document = new ParticipantsDocument
        {
            Delegations = { PeopleScene.NewDelegation("CN", d => d.Name = scene.Name + "/delegations/cn") },
        };
        for (var i = 1; i <= Many; i++)
        {
            var number = i;
            document.Participants.Add(
                PeopleScene.NewPerson(p =>
                {
                    (p.Name, p.Delegation) = (
                        $"{scene.Name}/participants/p-{number:00}",
                        scene.Name + "/delegations/cn"
                    );
                    p.ListPlace = number;
                    p.Leads = number == 1;
                    (p.Role, p.Rank) =
                        number % 2 == 0 ? (ParticipantRole.Adviser, "minister") : (ParticipantRole.Official, "");
                })
            );
        }
        await scene.People.ImportParticipantsAsync(new() { Name = scene.Name, Document = document });
        return scene;
    }

    private static async Task<List<Change>> ChangesAsync(PeopleScene scene, int pageSize)
    {
        var all = new List<Change>();
        var request = new ListParticipantsChangesRequest { Parent = scene.Name, PageSize = pageSize };
        do
        {
            var page = await scene.People.ListParticipantsChangesAsync(request);
            all.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        return all;
    }
}
