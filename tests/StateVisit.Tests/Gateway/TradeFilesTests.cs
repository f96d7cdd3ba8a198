using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using StateVisit.ServiceDefaults.Identity;
using Xunit;

namespace StateVisit.Tests.Gateway;

/// <summary>Files of figures over HTTP, through the gateway.</summary>
[Collection(nameof(GatewaySystem))]
public sealed class TradeFilesTests(GatewaySystem system)
{
    private const string Table = "year,flow,value,published_on\n2022,export,76120000000,2023-01-13\n";

    [Fact]
    public async Task AFileIsTakenInAskedOfAndGivenOut()
    {
        using var analyst = system.Http(system.Token(Role.Analyst));
        using var answer = await UploadAsync(
            analyst,
            Table,
            "dataset_id=gateway&source=Customs&label=PUBLIC&pair=KZ-RU"
        );
        var result = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("datasets/gateway", (string?)result["dataset"]!["name"]);

        using var anybody = system.Http();
        var series = JsonNode.Parse(
            await anybody.GetStringAsync("/v1/tradePairs/KZ-RU/series?measure=MEASURE_EXPORTS")
        )!;
        Assert.Equal(76120000000, (double)series["points"]![0]!["figure"]!["value"]!);
        using var table = await anybody.GetAsync("/v1/datasets/gateway:download");
        Assert.Equal("text/csv; charset=utf-8", table.Content.Headers.ContentType!.ToString());
        Assert.Contains("KZ,RU,export", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/v1/datasets/none:download")).StatusCode);
    }

    [Fact]
    public async Task WhatAnybodyAsksIsKeptUntilTheTradeBookChanges()
    {
        const string question = "/v1/tradePairs/AM-RU/series?measure=MEASURE_EXPORTS";
        using var analyst = system.Http(system.Token(Role.Analyst));
        using var anybody = system.Http();
        await TakenInAsync(Table);
        using var first = await anybody.GetAsync(question);
        using var again = new HttpRequestMessage(HttpMethod.Get, question);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await anybody.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        await TakenInAsync("year,flow,value,published_on\n2022,export,76130000000,2023-06-13\n");
        var series = JsonNode.Parse(await anybody.GetStringAsync(question))!;
        Assert.Equal(76130000000, (double)series["points"]![0]!["figure"]!["value"]!);

        // What moves with the year, and what is asked with a name, is not kept.
        foreach (var path in new[] { "/v1/tradePairs/AM-RU/targetStandings", "/v1/tradePairs/AM-RU:draw" })
            Assert.Null((await anybody.GetAsync(path)).Headers.ETag);
        Assert.Null((await analyst.GetAsync(question)).Headers.ETag);

        async Task TakenInAsync(string table)
        {
            using var answer = await UploadAsync(analyst, table, "source=Customs&label=PUBLIC&pair=AM-RU");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task WhoAsksForEventsIsToldHowFarItIs()
    {
        using var analyst = system.Http(system.Token(Role.Analyst));
        analyst.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        using var done = await UploadAsync(analyst, Table, "source=Customs&label=PUBLIC&pair=KZ-CN&validate_only=true");
        var events = await done.Content.ReadAsStringAsync();
        Assert.StartsWith("event: progress\ndata: {", events, StringComparison.Ordinal);
        Assert.Contains("\n\nevent: dataset\ndata: {", events, StringComparison.Ordinal);

        using var failed = await UploadAsync(
            analyst,
            Table + "2022,export,-1,2023-01-13\n",
            "source=Customs&label=PUBLIC&pair=KZ-CN"
        );
        Assert.Contains("event: error\ndata: ", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeTakenIsRefusedWithItsStatus()
    {
        using var analyst = system.Http(system.Token(Role.Analyst));
        await RefusedAsync(analyst, Table, "source=Customs&label=PUBLIC&pair=KZ-CN&colour=red", 400, "colour");
        await RefusedAsync(analyst, Table, "source=Customs&label=SECRET&pair=KZ-CN", 400, "label");
        await RefusedAsync(
            analyst,
            "<html>busy</html>",
            "source=Customs&label=PUBLIC&pair=KZ-CN",
            400,
            "NOT_TRADE_FIGURES"
        );
        await RefusedAsync(
            analyst,
            Table + "2022,import,NaN,\n",
            "source=Customs&label=PUBLIC&pair=KZ-CN",
            400,
            "line 3"
        );
        using var nobody = system.Http();
        await RefusedAsync(nobody, Table, "source=Customs&label=PUBLIC&pair=KZ-CN", 401, "SIGN_IN_REQUIRED");
        using var press = system.Http(system.Token(Role.Press));
        await RefusedAsync(press, Table, "source=Customs&label=PUBLIC&pair=KZ-CN", 403, "ROLE_MISSING");
    }

    [Fact]
    public async Task AFileMayBeLongerThanAnyOtherRequest()
    {
        using var analyst = system.Http(system.Token(Role.Analyst));
        var filling = new string('x', 3_000);
        var table = new StringBuilder("year,flow,value,filling\n");
        for (var year = 0; year < 7_000; year++)
            table.Append("2022,export,5,").Append(filling).Append('\n');
        Assert.True(table.Length > 20 << 20);
        using var answer = await UploadAsync(
            analyst,
            table.ToString(),
            "source=Customs&label=PUBLIC&pair=KZ-CN&validate_only=true"
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string table, string query)
    {
        using var body = new StringContent(table, Encoding.UTF8, "text/csv");
        return await client.PostAsync($"/v1/datasets:upload?{query}", body);
    }

    private static async Task RefusedAsync(HttpClient client, string table, string query, int status, string says)
    {
        using var answer = await UploadAsync(client, table, query);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} {body}");
        Assert.Contains(says, body, StringComparison.Ordinal);
    }
}
