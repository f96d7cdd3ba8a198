using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>A visit that the participants service has heard of, and the short way to fill and to rank it.</summary>
internal sealed class RankedVisit(VisitSystem system, Scene scene)
{
    public Scene Scene => scene;

    public string Name => scene.Name;

    public string Ladder => $"{Name}/rankLadder";

    public ParticipantsClient Protocol => As("protocol");

    public ParticipantsService.ParticipantsServiceClient Participants => Protocol.Participants;

    public static async Task<RankedVisit> CreateAsync(SharedHosts hosts, StoreKind store)
    {
        var system = await hosts.SystemAsync(store);
        var visit = new RankedVisit(system, await Scene.CreateAsync(system.Agenda));
        await hosts.Followed.GiveAsync(visit.Scene);
        await visit.HasAsync(() => visit.Participants.ListDelegationsAsync(new() { Parent = visit.Name }));
        return visit;
    }

    public ParticipantsClient As(string role, string? delegation = null) => system.Participants.As(role, delegation);

    /// <summary>Waits until what the agenda has is known here too.</summary>
    public Task HasAsync<T>(Func<AsyncUnaryCall<T>> ask) =>
        Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    await ask();
                    return true;
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
                {
                    return false;
                }
            },
            () => $"{Name} has not come from the agenda"
        );

    public async Task FillAsync(IEnumerable<Delegation> delegations, IEnumerable<Participant> people) =>
        await Participants.ImportParticipantsAsync(
            new()
            {
                Name = Name,
                Document = new() { Delegations = { delegations }, Participants = { people } },
            }
        );

    public Task FillAsync() => FillAsync(Hiroshima.Delegations(Name), Hiroshima.People(Name));

    public async Task<StateVisit.Participants.V1.Precedence> RankAsync(
        ParticipantsClient? caller = null,
        string delegation = "",
        string session = ""
    ) =>
        await (caller ?? Protocol).Participants.RankParticipantsAsync(
            new()
            {
                Parent = Name,
                Delegation = delegation,
                Session = session,
            }
        );

    public async Task<Participant> ChangeAsync(string id, Action<Participant> change)
    {
        var person = await Participants.GetParticipantAsync(new() { Name = $"{Name}/participants/{id}" });
        change(person);
        return await Participants.UpdateParticipantAsync(new() { Participant = person });
    }

    /// <summary>What was changed here; the feed may bring something of the agenda at any time.</summary>
    public async Task<int> ChangesAsync() =>
        (await Participants.ListParticipantsChangesAsync(new() { Parent = Name, PageSize = 500 })).Changes.Count;
}
