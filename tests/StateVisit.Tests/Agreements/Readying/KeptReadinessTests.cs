using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements.Readying;

/// <summary>What a service has kept of a visit while it changed is what one reads that has just been started.</summary>
public sealed class KeptReadinessTests
{
    [Theory, OnBothStores]
    public async Task APackageThatFollowedEveryChangeIsThatOfAFreshService(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store, withAgreements: true);
        var scene = await AgreementScene.CreateAsync(system);
        await scene.Agenda.SessionAsync(
            "signing",
            session => session.PlannedStart = Make.Start("2190-03-21T14:30:00Z")
        );
        await scene.People.PersonAsync("minister", person => person.Rank = "head-of-state");
        foreach (var id in new[] { "a", "b", "c" })
            await scene.AgreementAsync(
                id,
                agreement =>
                {
                    agreement.Place = PlaceOfSigning.Ceremony;
                    agreement.Ceremony = new() { Session = $"{scene.Name}/sessions/signing" };
                    agreement.Signatories.Clear();
                    agreement.Signatories.Add(
                        new Signatory
                        {
                            Party = agreement.Parties[0].Party_,
                            Participant = $"{scene.Name}/participants/minister",
                        }
                    );
                }
            );
        var last = "";
        foreach (var step in Steps(scene))
        {
            await step();
            var told = await ToldAsync(scene);
            Assert.NotEqual(last, told);
            last = told;
        }
        var feeds = await scene.LinksAsync();
        await scene.People.PersonAsync("another");
        await Eventually.IsTrueAsync(async () => await scene.LinksAsync() > feeds, () => "the feed is silent");
        var kept = await ToldAsync(scene);
        await system.StopAgreementsAsync();
        await system.StartAgreementsAsync();

        Assert.Equal(await ToldAsync(scene), kept);
    }

    /// <summary>Each moves something else that readiness follows from.</summary>
    private static IEnumerable<Func<Task>> Steps(AgreementScene scene)
    {
        var name = $"{scene.Name}/agreements/a";
        yield return () => Task.CompletedTask;
        yield return () => scene.VersionAsync("a", "ru");
        yield return () => scene.ApprovalAsync("a", "office");
        yield return async () => await scene.Agreements.GiveApprovalAsync(new() { Name = $"{name}/approvals/office" });
        yield return () => scene.VersionAsync("a", "ru", version => version.Articles[0].Text += " More.");
        yield return async () =>
            await scene.Agreements.DeleteApprovalAsync(new() { Name = $"{name}/approvals/office" });
        yield return async () => await scene.Agreements.NegotiateAgreementAsync(new() { Name = name });
        yield return async () =>
        {
            var preparation = await scene.PreparationAsync("a");
            preparation.Originals.Add(
                new Original
                {
                    Party = "RU",
                    Language = "ru",
                    Printed = new() { Time = Make.Time("2190-03-20T10:00:00Z"), By = "Printing office" },
                }
            );
            await scene.Agreements.UpdatePreparationAsync(new() { Preparation = preparation });
        };
        yield return async () =>
            await scene.Agreements.DeleteAgreementAsync(new() { Name = $"{scene.Name}/agreements/c" });
        yield return async () =>
            await scene.Agreements.WithdrawAgreementAsync(
                new() { Name = $"{scene.Name}/agreements/b", Reason = "not this time" }
            );
        yield return () =>
            ArrivesAsync(
                scene,
                async () =>
                {
                    var minister = $"{scene.Name}/participants/minister";
                    await scene.People.People.RegisterParticipantAsync(new() { Name = minister });
                    await scene.People.People.AccreditParticipantAsync(new() { Name = minister });
                }
            );
        yield return () =>
            ArrivesAsync(
                scene,
                async () =>
                    await scene.Agenda.Agenda.CancelSessionAsync(new() { Name = $"{scene.Name}/sessions/signing" })
            );
    }

    /// <summary>What the feed brings is there when the package tells of it.</summary>
    private static async Task ArrivesAsync(AgreementScene scene, Func<Task> change)
    {
        var before = await ToldAsync(scene);
        await change();
        await Eventually.IsTrueAsync(async () => await ToldAsync(scene) != before, () => "the change has not arrived");
    }

    /// <summary>To one who sees all and to one who sees some of it, without what moves with the clock.</summary>
    private static async Task<string> ToldAsync(AgreementScene scene)
    {
        var told = "";
        foreach (var role in new[] { "protocol", "press" })
        {
            var package = await scene
                .Host.As(role)
                .Agreements.GetPackageAsync(new() { Name = $"{scene.Name}/package" });
            package.Time = null;
            foreach (var document in package.Documents)
                document.TimeLeft = null;
            told += package.ToString();
        }
        return told;
    }
}
