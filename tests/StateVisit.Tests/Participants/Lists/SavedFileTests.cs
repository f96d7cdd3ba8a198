using System.Text;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

// The files: people.csv of an editor, opened and saved by LibreOffice 7.4 as people.xlsx, people.xls and, for a locale with decimal commas,
// as people.csv; faulty.xlsx is a flat ODS with a formula, merged cells and a second sheet, saved by it.
public sealed class SavedFileTests(SharedHosts hosts)
{
    [Theory, OnBothStores("people.csv", ListScene.Csv), OnBothStores("people.xlsx", ListScene.Xlsx)]
    public async Task WhatLibreOfficeSavesIsTaken(StoreKind store, string file, string type)
    {
        var scene = await SceneAsync(store);
        Assert.Equal(2, (await scene.Import(ListScene.File(file), type)).Created);
        var xi = await scene.PersonAsync("xi");
        Assert.Equal($"{scene.Visit}/delegations/china", xi.Delegation);
        Assert.Equal(["en", "zh-Hans"], xi.Names.Select(name => name.Language));
        Assert.Equal("习近平", xi.Names[1].Full);
        Assert.Equal(NameOrder.FamilyFirst, xi.Names[1].Order);
        Assert.Equal("2013-03-14", xi.Tenure.Since);
        Assert.Equal(1, xi.ListPlace);
        Assert.True(xi.Leads);
        Assert.Equal(Make.Time("2023-03-20T09:00:00Z"), xi.Arrival.Time);
        Assert.Equal("Vnukovo-2, Moscow", xi.Arrival.Place);
        Assert.Equal("Says \"hello\", then\na second line", xi.Notes["en"]);
        var wang = await scene.PersonAsync("wang");
        Assert.Equal("Director; Office of Foreign Affairs", wang.Offices.Single().Titles["en"]);
        Assert.Equal(Make.Delegations("CN", "RU"), wang.Access);
        Assert.Equal("=1+1", wang.Notes["en"]);
        Assert.Equal(["zh-Hans", "en"], wang.Languages);
    }

    [Theory, OnBothStores]
    public async Task AnOldWorkbookIsRefused(StoreKind store)
    {
        var refusal = await BadListTests.RefusedAsync(
            await SceneAsync(store),
            ListScene.File("people.xls"),
            ListScene.Xlsx
        );
        Assert.Equal("is an old workbook (.xls): save it as .xlsx, without a password", refusal.Fields["list"]);
    }

    [Theory, OnBothStores]
    public async Task FormulasAndMergedCellsAreRefusedByRowAndColumn(StoreKind store)
    {
        var refusal = await BadListTests.RefusedAsync(
            await SceneAsync(store),
            ListScene.File("faulty.xlsx"),
            ListScene.Xlsx,
            request => request.Columns.Add("Surname=names.en.family")
        );
        Assert.Equal(
            ["list.row[2].list_place", "list.row[3].Surname"],
            refusal.Fields.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Contains("holds a formula", refusal.Fields["list.row[2].list_place"]);
        Assert.Contains("merged with others (B3:C3)", refusal.Fields["list.row[3].Surname"]);
    }

    [Theory]
    [OnBothStores("utf-8", false, ',')]
    [OnBothStores("utf-8", true, ';')]
    [OnBothStores("utf-16", true, '\t')]
    [OnBothStores("utf-16BE", true, ',')]
    public async Task WhatAnEditorSavesIsTakenHoweverItIsEncodedAndSeparated(
        StoreKind store,
        string encoding,
        bool mark,
        char separator
    )
    {
        var scene = await SceneAsync(store);
        var text =
            "ID,Names.ru.Full,ROLE,label\r\np1, Путин ,principal,public\r\n\r\np2,Cafe\u0301,note taker,PRESS".Replace(
                ',',
                separator
            );
        var coder = Encoding.GetEncoding(encoding);
        await scene.Import([.. mark ? coder.GetPreamble() : [], .. coder.GetBytes(text)]);
        Assert.Equal(["Путин", "Caf\u00e9"], (await scene.PeopleAsync()).Select(person => person.Names[0].Full));
        Assert.Equal(ParticipantRole.NoteTaker, (await scene.PersonAsync("p2")).Role);
    }

    private async Task<ListScene> SceneAsync(StoreKind store) => await ListScene.CreateAsync(hosts, store);
}
