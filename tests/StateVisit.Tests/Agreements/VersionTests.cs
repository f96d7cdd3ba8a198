using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements;

/// <summary>How versions of a text are written, listed, and never changed.</summary>
public sealed class VersionTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task TheyCountFromOneInEachLanguageAndNeverChange(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var first = await scene.VersionAsync("a", "ru");
        var second = await scene.VersionAsync("a", "ru", v => v.Articles[1].Text = "Two.");
        var other = await scene.VersionAsync("a", "zh");
        Assert.Equal([1, 2, 1], new[] { first, second, other }.Select(version => version.Number));
        Assert.Equal($"{scene.Of("a")}/texts/ru/versions/2", second.Name);

        var change = second.Clone();
        change.Articles[0].Text = "One.";
        await Refusal.AssertAsync(
            scene.Agreements.UpdateVersionAsync(
                new()
                {
                    Version = change,
                    UpdateMask = new() { Paths = { "articles" } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "version.articles"
        );
        var opened = await scene.Agreements.UpdateVersionAsync(
            new()
            {
                Version = new() { Name = second.Name, Access = Make.Press },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
        Assert.Equal(Make.Press, opened.Access);
        Assert.Equal((second.Articles, second.Sha256), (opened.Articles, opened.Sha256));
        Assert.Equal(first, await scene.Agreements.GetVersionAsync(new() { Name = first.Name }));
    }

    [Theory, OnBothStores]
    public async Task TheHashIsThatOfTheComposedText(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var version = await scene.VersionAsync(
            "a",
            "ru",
            v =>
            {
                v.Articles.Clear();
                v.Articles.Add(new Article { Text = "Общии\u0306" });
                v.Articles.Add(
                    new Article
                    {
                        Number = "1",
                        Heading = "Cafe\u0301",
                        Text = "Первое\nе\u0308щё",
                    }
                );
            }
        );

        const string canonical = "\t\nОбщи\u0439\n\n1\tCaf\u00E9\nПервое\n\u0451щё\n\n";
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)), version.Sha256.ToByteArray());
        Assert.Equal("Caf\u00E9", version.Articles[1].Heading);
        Assert.Equal(version.Sha256, (await scene.PreparationAsync("a")).Texts.Single().Sha256);
    }

    [Theory, OnBothStores]
    public async Task WhoHasWorkedFromAnOlderVersionIsTold(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var first = await scene.VersionAsync("a", "ru");
        var outcomes = await Task.WhenAll(
            Write(scene, first.Etag).StatusAsync(),
            Write(scene, first.Etag).StatusAsync()
        );
        Assert.Equal([StatusCode.OK, StatusCode.Aborted], outcomes.Order());
        Assert.Equal(2, (await scene.PreparationAsync("a")).Texts.Single().Latest);
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(Write(scene, first.Etag), StatusCode.Aborted, "STALE_ETAG", "latest");
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task AListHasNoArticlesAndHoldsOneLanguageOrAll(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a", a => a.Access = Make.Press);
        await scene.AgreementAsync("b");
        await scene.VersionAsync("a", "zh", v => v.Access = Make.Press);
        await scene.VersionAsync("b", "ru", v => v.Access = Make.Press);
        for (var i = 0; i < 2; i++)
            await scene.VersionAsync("a", "ru");

        Assert.Equal(["ru/versions/1", "ru/versions/2"], await ListAsync(scene.Legal, "ru"));
        Assert.Equal(["ru/versions/1", "ru/versions/2", "zh/versions/1"], await ListAsync(scene.Legal, "-"));
        Assert.Equal(["zh/versions/1"], await ListAsync(scene.Host.As("press"), "-"));
        foreach (var language in new[] { "ru", "-" })
            await Refusal.AssertAsync(List(scene.Host.Anonymous, language), StatusCode.NotFound, "NO_SUCH_RECORD");

        async Task<string[]> ListAsync(AgreementsClient caller, string language)
        {
            var list = await List(caller, language);
            Assert.All(list.Versions, version => Assert.Empty(version.Articles));
            Assert.All(list.Versions, version => Assert.NotEmpty(version.Sha256));
            return [.. list.Versions.Select(version => version.Name[(scene.Of("a").Length + "/texts/".Length)..])];
        }

        AsyncUnaryCall<ListVersionsResponse> List(AgreementsClient caller, string language) =>
            caller.Agreements.ListVersionsAsync(new() { Parent = $"{scene.Of("a")}/texts/{language}" });
    }

    private static AsyncUnaryCall<Version> Write(AgreementScene scene, string latest) =>
        scene.Agreements.CreateVersionAsync(
            new()
            {
                Parent = $"{scene.Of("a")}/texts/ru",
                Version = AgreementScene.NewVersion(),
                Latest = latest,
            }
        );
}
