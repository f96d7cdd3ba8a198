using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

public sealed class ListTests(SharedHosts hosts)
{
    private const string Two = "id,names.en.full,role,label\np1,A,GUEST,PUBLIC\np2,B,PRESS,PRESS\n";

    [Theory, OnBothStores]
    public async Task APreviewSaysWhatTheListWouldDoAndDoesNothing(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var preview = await scene.Import(Two, request => request.ValidateOnly = true);
        Assert.Equal((2, 0, 0), (preview.Created, preview.Updated, preview.Unchanged));
        Assert.Empty(await scene.PeopleAsync());
    }

    [Theory, OnBothStores]
    public async Task OnlyWhatHasAColumnChangesAndAnEmptyCellClears(StoreKind store)
    {
        var scene = await SceneAsync(store);
        await scene.Import(
            "id,delegation,names.en.full,role,label,since,notes.en,leads\np1,CN,A,PRINCIPAL,PUBLIC,2013-03-14,hello,yes"
        );
        var before = await scene.PersonAsync("p1");
        var answer = await scene.Import("id,notes.en,since,rank\np1,,,head-of-state");
        Assert.Equal((0, 1, 0), (answer.Created, answer.Updated, answer.Unchanged));
        before.Notes.Clear();
        (before.Tenure, before.Rank) = (null, "head-of-state");
        Assert.Equal(before, await scene.PersonAsync("p1"));
    }

    [Theory, OnBothStores]
    public async Task ANewPersonIsRestrictedAndInvitedUnlessTheListSaysOtherwise(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var answer = await scene.Import("id,names.en.full,role,accreditation\np1,A,GUEST,ACCREDITED");
        var person = await scene.PersonAsync("p1");
        Assert.Equal(Make.Restricted, person.Access);
        Assert.Equal(AccreditationState.Invited, person.Accreditation);
        Assert.Contains("accreditation", Assert.Single(answer.Remarks));
    }

    [Theory, OnBothStores]
    public async Task ColumnsAreMappedAndPassedOver(StoreKind store)
    {
        var scene = await SceneAsync(store);
        await scene.Import(
            "No.,Key,Surname,Given name,Post,Type,Colour\n1,p1,Xi,Jinping,President,principal,red",
            request =>
                request.Columns.Add([
                    "key=id",
                    "SURNAME=names.en.family",
                    "Given name=Names.en.Given",
                    "Post=office.en",
                    "Type=role",
                    "Colour=",
                    "No.=",
                ])
        );
        var person = await scene.PersonAsync("p1");
        Assert.Equal(("Xi", "Jinping"), (person.Names[0].Family, person.Names[0].Given));
        Assert.Equal("President", person.Offices.Single().Titles["en"]);
    }

    [Theory, OnBothStores]
    public async Task TheSameRequestIdActsOnce(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var id = Make.RequestId();
        var first = await scene.Import(Two, request => request.RequestId = id);
        Assert.Equal(first, await scene.Import(Two, request => request.RequestId = id));
        await Refusal.AssertAsync(
            scene.Import(Two + "p3,C,GUEST,PUBLIC", request => request.RequestId = id),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED"
        );
    }

    [Theory, OnBothStores]
    public async Task OthersThanProtocolAreRefusedWhateverTheySend(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var request = new ImportParticipantListRequest
        {
            Parent = scene.Visit,
            List = new() { ContentType = "x" },
        };
        await Refusal.AssertAsync(
            scene.Host.As("press").Participants.ImportParticipantListAsync(request),
            StatusCode.PermissionDenied,
            "ROLE_MISSING"
        );
        await Refusal.AssertAsync(
            scene.Host.Anonymous.Participants.ImportParticipantListAsync(request),
            StatusCode.Unauthenticated,
            "SIGN_IN_REQUIRED"
        );
        request = new()
        {
            Parent = "visits/none",
            List = new() { ContentType = ListScene.Csv, Data = Google.Protobuf.ByteString.CopyFromUtf8(Two) },
        };
        await Refusal.AssertAsync(
            scene.Protocol.Participants.ImportParticipantListAsync(request),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    [Theory, OnBothStores]
    public async Task AnExportHoldsWhatItsCallerMaySee(StoreKind store)
    {
        var scene = await SceneAsync(store);
        await scene.Import(
            "id,names.en.full,role,label\na,A,GUEST,PUBLIC\nb,B,GUEST,PRESS\nc,C,GUEST,DELEGATION CN\nd,D,GUEST,RESTRICTED"
        );
        async Task<string> SeenAsync(ParticipantsClient caller) =>
            string.Concat((await scene.ExportCsvAsync(caller)).Split("\r\n").Skip(1).Select(row => row.Split(',')[0]));
        Assert.Equal("a", await SeenAsync(scene.Host.Anonymous));
        Assert.Equal("ab", await SeenAsync(scene.Host.As("press")));
        Assert.Equal("abc", await SeenAsync(scene.Host.As("delegation", "CN")));
        Assert.Equal("ab", await SeenAsync(scene.Host.As("delegation", "RU")));
        Assert.Equal("abcd", await SeenAsync(scene.Protocol));
    }

    [Theory, OnBothStores]
    public async Task AnExportIsInOrderAndItsFormulasAreHarmless(StoreKind store)
    {
        var scene = await SceneAsync(store);
        await scene.Import(
            "id,delegation,list_place,names.en.full,role,label\nz,,,=1,GUEST,PUBLIC\nb,RU,2,-5,GUEST,PUBLIC\na,RU,10,+7,GUEST,PUBLIC\nc,RU,,@x,GUEST,PUBLIC\nd,CN,,'=y,GUEST,PUBLIC"
        );
        var rows = (await scene.ExportCsvAsync())
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["d", "b", "a", "c", "z"], rows.Skip(1).Select(row => row.Split(',')[0]));
        Assert.Equal(["'=y", "'-5", "'+7", "'@x", "'=1"], rows.Skip(1).Select(row => row.Split(',')[2]));
    }

    [Theory, OnBothStores]
    public async Task OverRestTheBodyIsTheFile(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var file = "Key,names.en.full,role,label\np1,習,GUEST,PUBLIC";
        var preview = await PostAsync(scene, "?validateOnly=true&columns=Key%3Did", file, "text/csv; charset=utf-8");
        Assert.Equal((200, """{"created":1,"updated":0,"unchanged":0,"remarks":[]}"""), preview);
        Assert.Empty(await scene.PeopleAsync());
        Assert.Equal(200, (await PostAsync(scene, "?columns=Key%3Did", file, ListScene.Csv)).Status);
        Assert.Equal("習", (await scene.PersonAsync("p1")).Names[0].Full);

        var exported = await scene.Protocol.GetAsync(
            $"/v1/{scene.Visit}/participants:exportList?format=LIST_FORMAT_CSV"
        );
        Assert.Equal("text/csv; charset=utf-8", exported.ContentType);
        Assert.Contains("習", exported.Body);
    }

    [Theory, OnBothStores]
    public async Task OverRestABadFileIsAnsweredAsOverGrpc(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var (status, body) = await PostAsync(scene, "", "id\np1", "application/x-www-form-urlencoded");
        Assert.Equal(400, status);
        Assert.Contains("list.content_type", body);
        (status, body) = await PostAsync(scene, "", "", ListScene.Csv);
        Assert.Equal(400, status);
        Assert.Contains("is required: send it as a file in the body", body);
        (status, body) = await PostAsync(scene, "", new string('x', (16 << 20) + 1), ListScene.Csv);
        Assert.Equal(413, status);
        Assert.Contains("TOO_LARGE", body);
        (status, body) = await PostAsync(scene, "", "id,role,names.en.full\np1,KING,A", ListScene.Csv);
        Assert.Equal(400, status);
        Assert.Contains("list.row[2].role", body);
    }

    private static async Task<(int Status, string Body)> PostAsync(
        ListScene scene,
        string query,
        string file,
        string type
    )
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await scene.Protocol.Rest.PostAsync(
            $"/v1/{scene.Visit}/participants:importList{query}",
            content
        );
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<ListScene> SceneAsync(StoreKind store) => await ListScene.CreateAsync(hosts, store);
}
