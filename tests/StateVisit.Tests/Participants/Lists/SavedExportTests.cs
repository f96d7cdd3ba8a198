using System.Text;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

// The files: exports of the difficult people, opened and saved by LibreOffice 7.4.7.2 as they are (saved.csv, saved.xlsx) and the CSV
// as XLSX (csv-saved-as.xlsx; the other way round it writes the bytes of saved.csv); CSV was opened as UTF-8, with dates and other numbers recognised as such:
//   soffice --headless --infilter='CSV:44,34,76,1,,0,false,true' --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' …
//   soffice --headless --convert-to 'xlsx:Calc MS Excel 2007 XML' …
public sealed class SavedExportTests(SharedHosts hosts)
{
    [Theory]
    [OnBothStores("saved.csv", ListScene.Csv)]
    [OnBothStores("saved.xlsx", ListScene.Xlsx)]
    [OnBothStores("csv-saved-as.xlsx", ListScene.Xlsx)]
    public async Task WhatLibreOfficeSavesOfAnExportChangesNothing(StoreKind store, string file, string type) =>
        await ChangesNothingAsync(await SceneAsync(store), ListScene.File(file), type);

    [Theory, OnBothStores(ListFormat.Csv), OnBothStores(ListFormat.Xlsx)]
    public async Task AnExportAsItIsChangesNothing(StoreKind store, ListFormat format)
    {
        var scene = await SceneAsync(store);
        var file = await scene.ExportAsync(format);
        await ChangesNothingAsync(scene, file.Data.ToByteArray(), file.ContentType);
    }

    [Theory]
    [OnBothStores(true, "\n", false)]
    [OnBothStores(false, "\n", true)]
    [OnBothStores(true, "\r\n", true)]
    public async Task WhatATextEditorSavesOfAnExportChangesNothing(StoreKind store, bool mark, string end, bool atEnd)
    {
        var scene = await SceneAsync(store);
        var text = (await scene.ExportCsvAsync()).TrimStart('\uFEFF').ReplaceLineEndings(end);
        if (!atEnd)
            text = text.TrimEnd('\n');
        await ChangesNothingAsync(scene, [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)]);
    }

    private static async Task ChangesNothingAsync(ListScene scene, byte[] file, string type = ListScene.Csv)
    {
        var before = await scene.PeopleAsync();
        var answer = await scene.Import(file, type);
        Assert.Equal(before, await scene.PeopleAsync());
        Assert.Equal((0, 0, before.Count), (answer.Created, answer.Updated, answer.Unchanged));
        Assert.Empty(answer.Remarks);
    }

    private async Task<ListScene> SceneAsync(StoreKind store)
    {
        var scene = await ListScene.CreateAsync(hosts, store);
        await scene.BringInAsync(new DifficultPeople(scene.Visit).All());
        return scene;
    }
}
