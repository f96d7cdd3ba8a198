using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <summary>Delegations and people who name each other, and what only one of them can have.</summary>
public sealed class ReferenceTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsNamedMustExistAndStays(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await RefuseAsync(scene, "participant.delegation", p => p.Delegation = scene.Name + "/delegations/none");
        await RefuseAsync(scene, "participant.accompanies", p => p.Accompanies = scene.Name + "/participants/none");
        await RefuseAsync(scene, "participant.delegation", p => p.Delegation = "visits/other/delegations/cn");
        var guest = await scene.PersonAsync("guest", p => p.Delegation = cn.Name);
        var spouse = await scene.PersonAsync("spouse", p => p.Accompanies = guest.Name);
        await Refusal.AssertAsync(
            scene.People.DeleteDelegationAsync(new() { Name = cn.Name }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
        await Refusal.AssertAsync(
            scene.People.DeleteParticipantAsync(new() { Name = guest.Name }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
        foreach (var name in new[] { spouse.Name, guest.Name })
            await scene.People.DeleteParticipantAsync(new() { Name = name });
        await scene.People.DeleteDelegationAsync(new() { Name = cn.Name });
    }

    [Theory, OnBothStores]
    public async Task APersonCannotNameWhatFewerMaySee(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var hidden = await scene.DelegationAsync("CN", d => d.Access = Make.Restricted);
        var open = await scene.DelegationAsync("RU");
        await RefuseAsync(scene, "participant.delegation", p => p.Delegation = hidden.Name);
        await scene.PersonAsync("inside", p => (p.Access, p.Delegation) = (Make.Restricted, hidden.Name));
        await scene.PersonAsync("outside", p => p.Delegation = open.Name);
        open.Access = Make.Press;
        await Refusal.AssertAsync(
            scene.People.UpdateDelegationAsync(new() { Delegation = open }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "delegation.access.label"
        );
    }

    [Theory, OnBothStores]
    public async Task APartyComesOnceAndAListPlaceIsOnePersons(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await Refusal.AssertAsync(
            scene.People.CreateDelegationAsync(
                new()
                {
                    Parent = scene.Name,
                    DelegationId = "again",
                    Delegation = PeopleScene.NewDelegation("CN"),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "delegation.party"
        );
        await scene.PersonAsync("first", p => (p.Delegation, p.ListPlace) = (cn.Name, 1));
        await RefuseAsync(scene, "participant.list_place", p => (p.Delegation, p.ListPlace) = (cn.Name, 1));
        await RefuseAsync(scene, "participant.list_place", p => p.ListPlace = 2);
        await RefuseAsync(scene, "participant.rank", p => p.Rank = "nosuchrung");
        await scene.PersonAsync("second", p => (p.Delegation, p.ListPlace) = (cn.Name, 2));
    }

    private static async Task RefuseAsync(PeopleScene scene, string field, Action<Participant> change) =>
        await Refusal.AssertAsync(
            scene.People.CreateParticipantAsync(
                new()
                {
                    Parent = scene.Name,
                    ParticipantId = "refused",
                    Participant = PeopleScene.NewPerson(change),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );
}
