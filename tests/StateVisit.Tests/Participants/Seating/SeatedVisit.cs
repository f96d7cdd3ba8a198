using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>A visit with talks in the agenda, and those who attend them among its participants.</summary>
internal sealed class SeatedVisit
{
    private static readonly string[] Attending = ["putin", "lavrov", "shoigu", "xi", "qin"];

    private readonly VisitSystem system;
    private readonly Scene scene;

    private SeatedVisit(VisitSystem system, Scene scene) => (this.system, this.scene) = (system, scene);

    public string Name => scene.Name;

    public string Address => scene.Address;

    public string Talks => $"{Name}/sessions/talks";

    public ParticipantsService.ParticipantsServiceClient Protocol => As("protocol").Participants;

    public ParticipantsClient As(string role, string? delegation = null) => system.Participants.As(role, delegation);

    public ParticipantsClient Anonymous => system.Participants.Anonymous;

    public string PlanName(string id = "talks") => $"{Name}/seatingPlans/{id}";

    public string Person(string id) => $"{Name}/participants/{id}";

    /// <summary>Of RU putin, lavrov, shoigu; of CN xi, qin. In the order of their lists.</summary>
    /// <param name="access">Of whom the talks can be known to.</param>
    public static async Task<SeatedVisit> CreateAsync(
        SharedHosts hosts,
        StoreKind store,
        Action<Session, SeatedVisit>? talks = null,
        StateVisit.Type.V1.Access? access = null
    )
    {
        var running = await hosts.SystemAsync(store);
        var visit = new SeatedVisit(running, await Scene.CreateAsync(running.Agenda));
        await hosts.Followed.GiveAsync(visit.scene);
        await visit.scene.SessionAsync(
            "talks",
            session =>
            {
                foreach (var id in Attending)
                    session.Attendances.Add(new Attendance { Participant = visit.Person(id) });
                talks?.Invoke(session, visit);
            }
        );
        var document = new ParticipantsDocument
        {
            Delegations = { visit.DelegationOf("RU"), visit.DelegationOf("CN") },
            Participants =
            {
                visit.PersonOf("RU", "putin", 1),
                visit.PersonOf("RU", "lavrov", 2),
                visit.PersonOf("RU", "shoigu", 3),
                visit.PersonOf("CN", "xi", 1),
                visit.PersonOf("CN", "qin", 2),
            },
        };
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    await visit.Protocol.ImportParticipantsAsync(new() { Name = visit.Name, Document = document });
                    await visit.CreateAsync("trial", plan => plan.Access = access ?? plan.Access, validateOnly: true);
                    return true;
                }
                catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.Unavailable)
                {
                    return false;
                }
            },
            () => $"{visit.Talks} has not come from the agenda"
        );
        return visit;
    }

    public AsyncUnaryCall<SeatingPlan> CreateAsync(
        string id = "talks",
        Action<SeatingPlan>? change = null,
        bool validateOnly = false
    ) =>
        Protocol.CreateSeatingPlanAsync(
            new()
            {
                Parent = Name,
                SeatingPlanId = id,
                SeatingPlan = PlanOf(change),
                ValidateOnly = validateOnly,
            }
        );

    public SeatingPlan PlanOf(Action<SeatingPlan>? change = null)
    {
        var plan = new SeatingPlan
        {
            Access = Make.Public,
            Titles = { ["en"] = "Talks" },
            Session = Talks,
            Layout = new() { Kind = LayoutKind.NegotiatingTable },
        };
        change?.Invoke(plan);
        return plan;
    }

    public AsyncUnaryCall<Participant> RaiseAsync(string id, StateVisit.Type.V1.Access access) =>
        Protocol.UpdateParticipantAsync(
            new()
            {
                Participant = new() { Name = Person(id), Access = access },
                UpdateMask = new() { Paths = { "access" } },
            }
        );

    public async Task RaiseTalksAsync(Action<Session> change, string field)
    {
        var agenda = scene.Agenda;
        var session = await agenda.GetSessionAsync(new() { Name = Talks });
        change(session);
        session.Etag = "";
        await agenda.UpdateSessionAsync(
            new()
            {
                Session = session,
                UpdateMask = new() { Paths = { field } },
            }
        );
    }

    public async Task<SeatingPlan> GetAsync(string id = "talks") =>
        await Protocol.GetSeatingPlanAsync(new() { Name = PlanName(id) });

    /// <summary>What was changed here; the feed may bring something of the agenda at any time.</summary>
    public async Task<int> ChangesAsync() =>
        (await Protocol.ListParticipantsChangesAsync(new() { Parent = Name, PageSize = 500 })).Changes.Count;

    public Participant PersonOf(string party, string id, int place) =>
        new()
        {
            Name = Person(id),
            Access = Make.Public,
            Delegation = $"{Name}/delegations/{party.ToLowerInvariant()}",
            Names =
            {
                new PersonName { Language = "en", Full = id },
            },
            ListPlace = place,
            Role = ParticipantRole.Official,
        };

    private Delegation DelegationOf(string party) =>
        new()
        {
            Name = $"{Name}/delegations/{party.ToLowerInvariant()}",
            Access = Make.Public,
            Titles = { ["en"] = party },
            Party = party,
            Kind = DelegationKind.Guest,
        };
}
