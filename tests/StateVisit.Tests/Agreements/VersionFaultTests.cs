using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements;

/// <summary>Texts that are not written, and how that is said.</summary>
public sealed class VersionFaultTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsNoTextIsNamedByItsPlace(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var links = await scene.LinksAsync();

        Assert.Contains("2 is missing", await RefusedAsync("number", article => article.Number = "3"));
        Assert.Contains("U+202E", await RefusedAsync("text", article => article.Text = "is \u202Ereversed"));
        Assert.Contains("article 2", await RefusedAsync("text", article => article.Text = "is \u2067isolated"));
        Assert.Contains(
            "control character at position 4",
            await RefusedAsync("text", article => article.Text = "one\r\ntwo")
        );
        await Refusal.AssertAsync(
            Write(scene, "en", AgreementScene.NewVersion()),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "parent"
        );
        Assert.Equal(links, await scene.LinksAsync());

        async Task<string> RefusedAsync(string field, Action<Article> change)
        {
            var path = $"version.articles[1].{field}";
            var refusal = await Refusal.AssertAsync(
                Write(scene, "ru", AgreementScene.NewVersion(v => change(v.Articles[1]))),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                path
            );
            return refusal.Fields[path];
        }
    }

    [Theory, OnBothStores]
    public async Task FiveMegabytesAreTooMuchOnBothWires(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var links = await scene.LinksAsync();
        var version = AgreementScene.NewVersion(v =>
        {
            v.Articles.Clear();
            for (var i = 1; i <= 5; i++)
                v.Articles.Add(new Article { Number = $"{i}", Text = new string('x', 1024 * 1024) });
        });

        var refusal = await Refusal.AssertAsync(
            Write(scene, "ru", version),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "version.articles"
        );
        Assert.Contains("5,242,885 bytes", refusal.Fields["version.articles"]);
        var address = $"{scene.Address}/agreements/a/texts/ru/versions";
        var answer = await scene.Legal.SendAsync(HttpMethod.Post, address, JsonFormatter.Default.Format(version));
        Assert.Equal((413, "TOO_LARGE"), (answer.Status, RestFaults.Reason(answer.Body)));
        version.Articles.RemoveAt(4);
        version.Articles.RemoveAt(3);
        answer = await scene.Legal.SendAsync(HttpMethod.Post, address, JsonFormatter.Default.Format(version));
        Assert.Equal(400, answer.Status);
        Assert.Equal(["version.articles"], RestFaults.Paths(answer.Body));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ALanguageIsTheSameInWhateverCase(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var agreement = AgreementScene.NewAgreement(a => a.Languages.Add(["zh-Hans", "zh-hans"]));
        await Refusal.AssertAsync(
            scene.Agreements.CreateAgreementAsync(
                new()
                {
                    Parent = scene.Name,
                    AgreementId = "a",
                    Agreement = agreement,
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "agreement.languages[3]"
        );
    }

    private static AsyncUnaryCall<Version> Write(AgreementScene scene, string language, Version version) =>
        scene.Agreements.CreateVersionAsync(new() { Parent = $"{scene.Of("a")}/texts/{language}", Version = version });
}
