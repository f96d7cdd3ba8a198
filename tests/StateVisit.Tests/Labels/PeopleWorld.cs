using Microsoft.Extensions.Time.Testing;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Labels;

/// <summary>As <see cref="World"/>, for the people of a visit: two of them get the same visible writes at the same instants.</summary>
internal sealed class PeopleWorld(VisitSystem system, FakeTimeProvider time, Access? hidden) : IAsyncDisposable
{
    public const string V = World.V;

    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2023-03-01T00:00:00Z");

    /// <summary>When the visits have arrived, however long that took.</summary>
    private static readonly DateTimeOffset Arrived = DateTimeOffset.Parse("2023-03-02T00:00:00Z");

    private readonly ParticipantsService.ParticipantsServiceClient people = system
        .Participants.As("protocol")
        .Participants;

    /// <summary>Names that somebody may ask for: visible ones, hidden ones, and some that are nowhere.</summary>
    public static readonly string[] Names =
    [
        V,
        World.U,
        "visits/nowhere",
        V + "/delegations/cn",
        V + "/delegations/ru",
        V + "/delegations/ir",
        V + "/delegations/none",
        V + "/participants/guest",
        V + "/participants/own",
        V + "/participants/guard",
        V + "/participants/agent",
        V + "/participants/none",
        V + "/participants/own/contactCard",
        V + "/participants/guard/contactCard",
        V + "/participants/none/contactCard",
        V + "/seatingPlans/hidden",
        V + "/seatingPlans/none",
        V + "/rankLadder",
    ];

    public ParticipantsHost Host => system.Participants;

    public static async Task<PeopleWorld> StartAsync(StoreKind store, Access? hidden)
    {
        var time = new FakeTimeProvider(Start);
        return new(await VisitSystem.StartAsync(store, time), time, hidden);
    }

    public async Task BuildAsync()
    {
        var agenda = system.Agenda.As("protocol").Agenda;
        await agenda.CreateVisitAsync(new() { VisitId = "v", Visit = Make.Visit() });
        await ArriveAsync(V);
        if (hidden is not null)
        {
            await agenda.CreateVisitAsync(new() { VisitId = "u", Visit = Make.Visit(v => v.Access = hidden) });
            await ArriveAsync(World.U);
        }
        time.LeapTo(Arrived);
        await DelegationAsync("CN", Make.Public);
        await HideAsync(() => DelegationAsync("IR", hidden!));
        await DelegationAsync("RU", Make.Public);
        await PersonAsync("guest", Make.Public, "");
        await HideAsync(() => PersonAsync("guard", hidden!, "cn", listPlace: 1));
        await PersonAsync("own", Make.Delegations("CN"), "cn", listPlace: 2);
        await HideAsync(() => PersonAsync("agent", hidden!, "ir"));
        await HideAsync(() => CardAsync("guard"));
        await HideAsync(() => CardAsync("own"));
        await HideAsync(async () =>
        {
            var plan = new SeatingPlan
            {
                Name = V + "/seatingPlans/hidden",
                Access = hidden,
                Titles = { ["en"] = "Talks" },
                Layout = new() { Kind = LayoutKind.RoundTable },
                Sitters = { new Sitter { Participant = V + "/participants/agent" } },
            };
            await people.ImportParticipantsAsync(
                new()
                {
                    Name = V,
                    Document = new() { SeatingPlans = { plan } },
                }
            );
        });
        for (var i = 0; i < 4; i++)
        {
            await PersonAsync($"m{i}", Make.Public, "ru");
            await HideAsync(() => PersonAsync($"h{i}", hidden!, "ru"));
        }
    }

    /// <summary>More of both, for those who watch.</summary>
    public async Task GoOnAsync()
    {
        await HideAsync(() => SayAsync("guard"));
        await HideAsync(() =>
            people.EraseContactCardAsync(new() { Name = V + "/participants/own/contactCard" }).ResponseAsync
        );
        await PersonAsync("later", Make.Public, "");
        await HideAsync(() => people.DeleteParticipantAsync(new() { Name = V + "/participants/h0" }).ResponseAsync);
        await SayAsync("m1");
        await PersonAsync("end", Make.Public, "");
    }

    public async ValueTask DisposeAsync() => await system.DisposeAsync();

    private Task ArriveAsync(string visit) =>
        Eventually.IsTrueAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(200));
                var answer = await Host.As("protocol").GetAsync($"/v1/{visit}/delegations");
                return answer.Status == 200;
            },
            () => $"{visit} has not arrived"
        );

    /// <summary>A hidden write has an instant of its own, so that it cannot hide behind a visible one; both worlds wait for it.</summary>
    private async Task HideAsync(Func<Task> write)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        if (hidden is not null)
            await write();
        time.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task DelegationAsync(string party, Access access) =>
        await people.CreateDelegationAsync(
            new()
            {
                Parent = V,
                DelegationId = party.ToLowerInvariant(),
                Delegation = PeopleScene.NewDelegation(
                    party,
                    d => (d.Access, d.RegistrationDeadline) = (access, Make.Time("2023-03-20T00:00:00Z"))
                ),
            }
        );

    private async Task PersonAsync(string id, Access access, string delegation, int listPlace = 0) =>
        await people.CreateParticipantAsync(
            new()
            {
                Parent = V,
                ParticipantId = id,
                Participant = PeopleScene.NewPerson(p =>
                {
                    (p.Access, p.ListPlace) = (access, listPlace);
                    p.Delegation = delegation.Length == 0 ? "" : $"{V}/delegations/{delegation}";
                }),
            }
        );

    private async Task CardAsync(string id) =>
        await people.UpdateContactCardAsync(
            new()
            {
                ContactCard = new() { Name = $"{V}/participants/{id}/contactCard", Phones = { "112" } },
            }
        );

    private async Task SayAsync(string id) =>
        await people.DeclineParticipantAsync(new() { Name = $"{V}/participants/{id}" });
}
