using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>Who may sign, as the participants service knows them.</summary>
public sealed class FullPowersTests(SharedHosts hosts)
{
    private static readonly Done Done = new() { Time = Make.Time("2023-03-21T10:00:00Z"), By = "Treaty office" };

    [Theory, OnBothStores]
    public async Task AMinisterNeedsThemAndAHeadOfStateDoesNot(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var minister = await scene.RegisteredAsync("minister", "minister");
        var president = await scene.RegisteredAsync("president", "head-of-state");
        await scene.ArrivedAsync(minister, president);
        var name = await scene.NegotiatedAsync(
            "a",
            a =>
            {
                a.Level = AgreementLevel.Intergovernmental;
                a.Signatories.Add(new Signatory { Party = "RU", Participant = minister });
                a.Signatories.Add(new Signatory { Party = "CN", Participant = president });
            }
        );
        await scene.InitialAsync("a");
        await scene.ClearAsync("a");

        var refusal = await EventuallyAsync(r =>
            !r.Metadata["full_powers"].Contains(president, StringComparison.Ordinal)
        );
        Assert.Equal(["accreditation", "full_powers", "originals"], refusal.Metadata.Keys.Order());
        Assert.Equal($"There are no full powers of {minister}.", refusal.Metadata["full_powers"]);
        Assert.Contains(president, refusal.Metadata["accreditation"]);

        foreach (var person in new[] { minister, president })
            await scene.People.People.AccreditParticipantAsync(new() { Name = person });
        await EventuallyAsync(r => !r.Metadata.ContainsKey("accreditation"));
        await PrepareAsync(powers => powers.AcceptedTime = null);
        refusal = await EventuallyAsync(r => !r.Metadata.ContainsKey("originals"));
        Assert.Equal(["full_powers"], refusal.Metadata.Keys);
        Assert.Contains("were not accepted", refusal.Metadata["full_powers"]);
        await PrepareAsync(_ => { });
        foreach (var person in new[] { minister, president })
            await scene.Agreements.SignAgreementAsync(new() { Name = name, Participant = person });
        Assert.Equal(AgreementState.Signed, (await scene.GetAsync("a")).State);

        async Task<Refusal> EventuallyAsync(Func<Refusal, bool> holds)
        {
            Refusal? last = null;
            await Eventually.IsTrueAsync(
                async () =>
                    holds(
                        last = await Refusal.AssertAsync(
                            scene.Agreements.SignAgreementAsync(new() { Name = name, Participant = minister }),
                            StatusCode.FailedPrecondition,
                            "GUARDS_REFUSE"
                        )
                    ),
                () => $"It is refused as: {last}"
            );
            return last!;
        }

        async Task PrepareAsync(Action<FullPowers> change)
        {
            var powers = new FullPowers
            {
                Participant = minister,
                Instrument = "No. 7",
                AcceptedTime = Done.Time,
            };
            change(powers);
            var preparation = new Preparation { Name = name + "/preparation", FullPowers = { powers } };
            foreach (var party in new[] { "RU", "CN" })
            foreach (var language in new[] { "ru", "zh" })
                preparation.Originals.Add(
                    new Original
                    {
                        Party = party,
                        Language = language,
                        Printed = Done,
                        Bound = Done,
                        Sealed = Done,
                        Collated = Done,
                    }
                );
            await scene.Agreements.UpdatePreparationAsync(
                new()
                {
                    Preparation = preparation,
                    UpdateMask = new() { Paths = { "full_powers", "originals" } },
                }
            );
        }
    }
}
