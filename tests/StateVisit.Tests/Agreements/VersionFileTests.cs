using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Agreements.Documents;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements;

/// <summary>Texts as files, and what differs between them, over REST.</summary>
public sealed class VersionFileTests(SharedHosts hosts)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Theory, OnBothStores]
    public async Task AVersionGoesThroughWordAndKeepsItsHash(StoreKind store)
    {
        var (scene, first) = await WrittenAsync(store, "ru", ("", "", "Стороны"), ("1", "Цель", "Мёд.\nПчёлы."));
        using var file = await scene.Legal.Rest.GetAsync(new Uri($"/v1/{first.Name}:download", UriKind.Relative));
        Assert.Equal((200, Word), ((int)file.StatusCode, file.Content.Headers.ContentType?.MediaType));

        var (status, body) = await UploadAsync(scene, await file.Content.ReadAsByteArrayAsync(), "author=Li%20Wei");

        Assert.True(status == 200, body);
        var second = JsonParser.Default.Parse<Version>(body);
        Assert.Equal((2, "Li Wei", first.Sha256), (second.Number, second.Author, second.Sha256));
        Assert.Equal(first.Articles, second.Articles);
    }

    [Theory, OnBothStores]
    public async Task WhatCannotBeTakenIsNamedAndNothingIsWritten(StoreKind store)
    {
        var (scene, _) = await WrittenAsync(store, "ru", ("1", "", "Мёд."));
        var links = await scene.LinksAsync();
        var (status, body) = await UploadAsync(scene, Encoding.UTF8.GetBytes("%PDF-1.7"));
        Assert.Equal((400, "document"), (status, Assert.Single(RestFaults.Paths(body))));
        Assert.Contains("PDF", body);
        (status, body) = await UploadAsync(scene, Docx.OfParagraphs("Статья 2", "Мёд."));
        Assert.Equal((400, "document.articles[0].number"), (status, Assert.Single(RestFaults.Paths(body))));

        var draft = Docx.Of(
            Docx.P("Статья 1") + $"""<w:p>{Docx.R("Мёд ")}<w:ins w:author="Li Wei">{Docx.R("липовый")}</w:ins></w:p>"""
        );
        (status, body) = await UploadAsync(scene, draft);
        Assert.Equal((400, "document"), (status, Assert.Single(RestFaults.Paths(body))));
        Assert.Contains("paragraph 2 has a tracked insertion by Li Wei", body);
        Assert.Equal(links, await scene.LinksAsync());

        (status, body) = await UploadAsync(scene, draft, "tracked_changes=TRACKED_CHANGES_ACCEPT");
        Assert.True(status == 200, body);
        Assert.Equal("Мёд липовый", JsonParser.Default.Parse<Version>(body).Articles.Single().Text);
    }

    [Theory, OnBothStores]
    public async Task AMovedAndAChangedArticleAreFound(StoreKind store)
    {
        (string, string, string) bees = ("1", "Bees", "The Parties keep bees together.");
        (string, string, string) honey = ("2", "Honey", "Honey is divided into equal parts.");
        var (scene, first) = await WrittenAsync(store, "ru", bees, honey, ("3", "Term", "This holds for 5 years."));
        var second = await scene.VersionAsync(
            "a",
            "ru",
            Texts(
                ("1", honey.Item2, honey.Item3),
                ("2", bees.Item2, bees.Item3),
                ("3", "Term", "This holds for 7 years.")
            )
        );
        var answer = await scene.Legal.GetAsync($"/v1/{second.Name}:compare");
        Assert.True(answer.Status == 200, answer.Body);
        var found = JsonParser.Default.Parse<Comparison>(answer.Body);

        Assert.Equal((first.Name, second.Name, 0), (found.From, found.To, found.Unchanged));
        Assert.Single(found.Changes, change => change.Moved);
        Assert.Equal(2, found.Changes.Count(change => change.Kind == ChangeKind.Moved));
        var term = found.Changes.Single(change => change.Kind == ChangeKind.Changed);
        Assert.Equal("3", term.ToNumber);
        Assert.Equal(
            [(EditKind.Deleted, "5"), (EditKind.Inserted, "7")],
            term.Text.Where(edit => edit.Kind != EditKind.Kept).Select(edit => (edit.Kind, edit.Text))
        );
        answer = await scene.Legal.GetAsync($"/v1/{first.Name}:compare");
        Assert.Equal((400, "from"), (answer.Status, Assert.Single(RestFaults.Paths(answer.Body))));
    }

    [Theory, OnBothStores]
    public async Task LanguagesAreComparedAsFarAsTheCallerSeesThem(StoreKind store)
    {
        var (scene, _) = await WrittenAsync(store, "ru", ("1", "", "5 лет"), ("2", "", "10"));
        await scene.VersionAsync("a", "zh", Texts(("1", "", "6"), ("2", "", "10")));

        var gap = Assert.Single((await ParityAsync(scene.Legal)).Gaps);
        Assert.Equal(
            (ParityGapKind.Figures, "zh", "1", "5", "6"),
            (gap.Kind, gap.Language, gap.Article, gap.Expected, gap.Found)
        );
        var parity = await ParityAsync(scene.Host.Anonymous);
        Assert.Equal((0, 0), (parity.Versions.Count, parity.Gaps.Count));

        async Task<Parity> ParityAsync(AgreementsClient caller)
        {
            var answer = await caller.GetAsync($"{scene.Address}/agreements/a:compareLanguages");
            Assert.True(answer.Status == 200, answer.Body);
            return JsonParser.Default.Parse<Parity>(answer.Body);
        }
    }

    [Theory, OnBothStores]
    public async Task AnExportedVersionCarriesItsHash(StoreKind store)
    {
        var (scene, version) = await WrittenAsync(store, "ru", ("1", "Цель", "Мёд."));
        var answer = await scene.Legal.GetAsync($"/v1/{version.Name}:exportText");
        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        using var file = JsonDocument.Parse(answer.Body);
        Assert.Equal(Convert.ToHexStringLower(version.Sha256.Span), file.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("Мёд.", file.RootElement.GetProperty("articles")[0].GetProperty("text").GetString());
    }

    private async Task<(AgreementScene, Version)> WrittenAsync(
        StoreKind store,
        string language,
        params (string Number, string Heading, string Text)[] articles
    )
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        return (scene, await scene.VersionAsync("a", language, Texts(articles)));
    }

    private static Action<Version> Texts(params (string Number, string Heading, string Text)[] articles) =>
        version =>
        {
            version.Articles.Clear();
            foreach (var (number, heading, text) in articles)
                version.Articles.Add(
                    new Article
                    {
                        Number = number,
                        Heading = heading,
                        Text = text,
                    }
                );
        };

    private static async Task<(int Status, string Body)> UploadAsync(
        AgreementScene scene,
        byte[] file,
        string query = ""
    )
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(Word);
        using var answer = await scene.Legal.Rest.PostAsync(
            new Uri($"{scene.Address}/agreements/a/texts/ru/versions:upload?{query}", UriKind.Relative),
            content
        );
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
