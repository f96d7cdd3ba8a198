using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>Documents name people and sessions; while nobody says who may know of these, they are not named.</summary>
public sealed class SilentDocumentsTests
{
    [Theory]
    [OnBothStores("agenda")]
    [OnBothStores("participants")]
    public async Task WhoSignsAndWhereIsLeftOutWhileEitherFeedIsSilent(StoreKind store, string silent)
    {
        await using var system = await VisitSystem.StartAsync(store, withAgreements: true);
        var scene = await AgreementScene.CreateAsync(system);
        await scene.Agenda.SessionAsync("signing");
        await scene.People.PersonAsync("minister");
        await scene.AgreementAsync(
            "a",
            agreement =>
            {
                agreement.Ceremony = new() { Session = $"{scene.Name}/sessions/signing" };
                agreement.Signatories.Add(
                    new Signatory { Party = "RU", Participant = $"{scene.Name}/participants/minister" }
                );
            }
        );
        await IsNamedAsync(true);

        await (silent == "agenda" ? system.StopAgendaAsync() : system.StopParticipantsAsync());
        await IsNamedAsync(false);
        var legal = await scene.GetAsync("a");
        Assert.NotNull(legal.Ceremony);
        Assert.Single(legal.Signatories);

        await (silent == "agenda" ? system.StartAgendaAsync() : system.StartParticipantsAsync());
        await IsNamedAsync(true);

        Task IsNamedAsync(bool isNamed) =>
            Eventually.IsTrueAsync(
                async () =>
                {
                    var seen = await system.Agreements.Anonymous.Agreements.GetAgreementAsync(
                        new() { Name = $"{scene.Name}/agreements/a" }
                    );
                    return (seen.Ceremony is not null, seen.Signatories.Count == 1) == (isNamed, isNamed);
                },
                () => $"It is not {(isNamed ? "named" : "left out")}"
            );
    }
}
