using System.Text;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>A list that cannot be taken is answered clearly and soon, and changes nothing.</summary>
public sealed class BadListTests(SharedHosts hosts)
{
    private const string Header = "id,delegation,names.en.full,role,Rank,list_place\n";

    [Theory]
    [OnBothStores("p1,CN,A,PRINCIPAL,emperor,1", "list.row[2].Rank", "is not on the rank ladder")]
    [OnBothStores("p1,FR,A,PRINCIPAL,,", "list.row[2].delegation", "\"FR\": is no delegation of the visit")]
    [OnBothStores("p1,CN,A,KING,,1", "list.row[2].role", "\"KING\": must be one of PRINCIPAL")]
    [OnBothStores("p1,CN,,PRINCIPAL,,1", "list.row[2].names.en.full", "is required")]
    [OnBothStores("p1,CN,A,,,1", "list.row[2].role", "is required")]
    [OnBothStores(",CN,A,PRINCIPAL,,1", "list.row[2].id", "is required")]
    [OnBothStores("P 1,CN,A,PRINCIPAL,,1", "list.row[2].id", "\"P 1\": must be an identifier")]
    [OnBothStores("p1/contactCard,CN,A,PRINCIPAL,,1", "list.row[2].id", "must be an identifier")]
    [OnBothStores("p1,CN,A,PRINCIPAL,,first", "list.row[2].list_place", "\"first\": must be a whole number")]
    [OnBothStores("p1,CN,A,PRINCIPAL,,-1", "list.row[2].list_place", "it can be 0 to 100000")]
    [OnBothStores("p1,,A,PRINCIPAL,,1", "list.row[2].list_place", "needs a delegation")]
    [OnBothStores(
        "p1,CN,A,PRINCIPAL,,1\n\np2,CN,B,OFFICIAL,,1",
        "list.row[4].list_place",
        "is taken by participants/p1"
    )]
    [OnBothStores("p1,CN,A,PRINCIPAL,,1\np1,RU,A,OFFICIAL,,1", "list.row[3].id", "as in row 2")]
    [OnBothStores("p1,CN,\"A\nB\",PRINCIPAL,,1", "list.row[2].names.en.full", "holds a line feed")]
    [OnBothStores("p1,CN,A,PRINCIPAL,,1\np2,CN,\"A,OFFICIAL,,2", "list.row[3]", "quotation mark")]
    [OnBothStores("p1,CN,\"A\"B,PRINCIPAL,,1", "list.row[2]", "quotation mark")]
    [OnBothStores("p1,CN,A,PRINCIPAL,,1,more", "list.row[2].G", "without a header")]
    public async Task AFaultyCellIsNamed(StoreKind store, string rows, string field, string says)
    {
        var refusal = await RefusedAsync(await SceneAsync(store), Encoding.UTF8.GetBytes(Header + rows));
        Assert.Equal([field], refusal.Fields.Keys);
        Assert.Contains(says, refusal.Fields[field]);
    }

    [Theory]
    [OnBothStores("id,Colour\np1,red", "list.row[1].Colour", "is no field of a list; fields are id, delegation")]
    [OnBothStores("role,names.en.full\nGUEST,A", "list.row[1]", "has no column id")]
    [OnBothStores("id,ID\np1,p2", "list.row[1].ID", "heads two columns")]
    [OnBothStores("\n\n", "list", "has no header")]
    [OnBothStores("", "list", "is empty")]
    public async Task AFaultyHeaderIsNamed(StoreKind store, string csv, string field, string says)
    {
        var refusal = await RefusedAsync(await SceneAsync(store), Encoding.UTF8.GetBytes(csv));
        Assert.Equal([field], refusal.Fields.Keys);
        Assert.Contains(says, refusal.Fields[field]);
    }

    [Theory, OnBothStores]
    public async Task AFaultyMapIsNamed(StoreKind store)
    {
        var refusal = await RefusedAsync(
            await SceneAsync(store),
            Encoding.UTF8.GetBytes("id,Name\np1,A"),
            change: request => request.Columns.Add(["Name", "Colour=rank", "Name=nickname"])
        );
        Assert.Equal(
            ["columns", "columns[0]", "columns[2]", "list.row[1].Name"],
            refusal.Fields.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Theory, OnBothStores]
    public async Task AllFaultsAreSaidAtOnceAndHowManyMoreThereAre(StoreKind store)
    {
        var rows = string.Join('\n', Enumerable.Range(0, 125).Select(i => $"p{i},CN,A,KING,emperor,x"));
        var refusal = await RefusedAsync(await SceneAsync(store), Encoding.UTF8.GetBytes(Header + rows));
        Assert.Equal(100, refusal.Fields.Count);
        Assert.StartsWith("375 fields are at fault (100 of them are named): list.row[2].role", refusal.Message);
    }

    [Theory]
    [OnBothStores("id,names.en.full\np1,Jos\xe9", "list.row[2]", "byte 24")]
    [OnBothStores("id,names.en.full\n\"p\n1\",A\np2,\xff", "list.row[3]", "is not UTF-8")]
    [OnBothStores("i\0d\0", "list.row[1]", "is not UTF-8")]
    public async Task AnotherEncodingIsRefused(StoreKind store, string csv, string field, string says)
    {
        var refusal = await RefusedAsync(await SceneAsync(store), Encoding.Latin1.GetBytes(csv));
        Assert.Contains(says, refusal.Fields[field]);
    }

    [Theory, OnBothStores]
    public async Task ADateWithATimeButNoOffsetIsRefused(StoreKind store)
    {
        var refusal = await RefusedAsync(
            await SceneAsync(store),
            Encoding.UTF8.GetBytes("id,names.en.full,role,arrival.time,since\np1,A,GUEST,2023-03-20 13:00,19.03.2018")
        );
        Assert.Contains("with its offset from UTC", refusal.Fields["list.row[2].arrival.time"]);
        Assert.Contains("must be a day like", refusal.Fields["list.row[2].since"]);
    }

    [Theory]
    [OnBothStores("<row><c r=\"XFD1\" t=\"inlineStr\"><is><t>id</t></is></c></row>", "has more than 200 columns")]
    [OnBothStores("<row><c r=\"ZZZZ1\"><v>1</v></c></row>", "a cell has no place")]
    [OnBothStores("<row><c t=\"s\"><v>7</v></c></row>", "names a text that is not there")]
    [OnBothStores("<row r=\"2\"/><row r=\"1\"/>", "rows are out of order")]
    [OnBothStores("<row><c>", "it is damaged")]
    public async Task ADamagedSheetIsRefused(StoreKind store, string rows, string says)
    {
        var refusal = await RefusedAsync(await SceneAsync(store), Sheets.Of(rows), ListScene.Xlsx);
        Assert.Contains(says, refusal.Fields.Values.Single());
    }

    [Theory, OnBothStores]
    public async Task WhatIsNoSpreadsheetIsRefused(StoreKind store)
    {
        var scene = await SceneAsync(store);
        foreach (
            var file in new[]
            {
                "PK\x3\x4"u8.ToArray(),
                "id\np1"u8.ToArray(),
                Sheets.Zip(zip => Sheets.Put(zip, "content.xml", "<a/>")),
            }
        )
            Assert.Contains("is no spreadsheet", (await RefusedAsync(scene, file, ListScene.Xlsx)).Fields["list"]);
        Assert.Contains(
            "must be text/csv or",
            (await RefusedAsync(scene, "id\np1"u8.ToArray(), "text/plain")).Fields["list.content_type"]
        );
    }

    [Theory, OnBothStores]
    public async Task AWorkbookWithAPasswordIsRefused(StoreKind store)
    {
        // A compound file's beginning, and the name in its directory of what is encrypted.
        byte[] file =
        [
            .. (byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            .. new byte[1144],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"),
            .. new byte[4096],
        ];
        var refusal = await RefusedAsync(await SceneAsync(store), file, ListScene.Xlsx);
        Assert.Equal("has a password: save it as .xlsx without one", refusal.Fields["list"]);
    }

    /// <summary>The refusal; and that the list changed nothing.</summary>
    internal static async Task<Refusal> RefusedAsync(
        ListScene scene,
        byte[] file,
        string type = ListScene.Csv,
        Action<ImportParticipantListRequest>? change = null
    )
    {
        var before = await scene.PeopleAsync();
        var refusal = await Refusal.AssertAsync(
            scene.Import(file, type, change),
            StatusCode.InvalidArgument,
            "INVALID_FIELD"
        );
        Assert.Equal(before, await scene.PeopleAsync());
        return refusal;
    }

    private async Task<ListScene> SceneAsync(StoreKind store) => await ListScene.CreateAsync(hosts, store);
}
