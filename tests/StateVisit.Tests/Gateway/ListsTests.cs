using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class ListsTests(GatewaySystem system)
{
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string List = "id,names.zh-Hans.full,role,label\np1,习近平,GUEST,RESTRICTED\np2,'=1,GUEST,PUBLIC\n";

    [Theory]
    [InlineData("", ListFormat.Csv, Csv, "utf-8", "csv")]
    [InlineData("?format=LIST_FORMAT_CSV", ListFormat.Csv, Csv, "utf-8", "csv")]
    [InlineData("?format=LIST_FORMAT_XLSX", ListFormat.Xlsx, Xlsx, null, "xlsx")]
    public async Task AListIsAFileOutAndIn(string query, ListFormat format, string type, string? set, string ending)
    {
        var visit = await VisitAsync();

        var client = system.Http(system.Token());
        client.DefaultRequestHeaders.Accept.ParseAdd(type);
        using var file = await client.GetAsync($"/v1/{visit}/participants:exportList{query}");
        var bytes = await file.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(set, file.Content.Headers.ContentType.CharSet);
        var disposition = file.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal($"{visit["visits/".Length..]}-participants.{ending}", disposition.FileName!.Trim('"'));
        var same = await system
            .ParticipantsClient()
            .ExportParticipantListAsync(new() { Parent = visit, Format = format }, system.As());
        Assert.Equal(same.Data.ToByteArray(), bytes);

        var (status, answer) = await ImportAsync(visit, bytes, type);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"created":0,"updated":0,"unchanged":2,"remarks":[]}""", answer.ToJsonString());
    }

    [Fact]
    public async Task AListHoldsWhatItsCallerMaySee()
    {
        var visit = await VisitAsync();

        var list = await system.Http().GetStringAsync($"/v1/{visit}/participants:exportList");

        Assert.Contains("p2", list, StringComparison.Ordinal);
        Assert.DoesNotContain("p1", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultyListIsAnErrorThatNamesItsCells()
    {
        var (status, answer) = await ImportAsync(
            await VisitAsync(),
            Encoding.UTF8.GetBytes("id,names.en.full,role\np3,A,KING"),
            Csv
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("list.row[2].role", answer.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>With the people of the list.</summary>
    private async Task<string> VisitAsync()
    {
        var visit = (await system.CreateKnownVisitAsync()).Name;
        Assert.Equal(HttpStatusCode.OK, (await ImportAsync(visit, Encoding.UTF8.GetBytes(List), Csv)).Status);
        return visit;
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> ImportAsync(string visit, byte[] file, string type)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await system.Http(system.Token()).PostAsync($"/v1/{visit}/participants:importList", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
