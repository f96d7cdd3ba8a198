using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Participants.Drawing;
using StateVisit.Participants.V1;

namespace StateVisit.Participants;

/// <summary>Seating plans on paper, with the people whom the caller may see.</summary>
public sealed partial class ParticipantsApi
{
    private const int AllDelegations = 1000;

    public override async Task<HttpBody> DrawSeatingPlan(DrawSeatingPlanRequest request, ServerCallContext context)
    {
        var (plan, people, delegations) = await SeatedAsync(request.Name, context);
        return Paper("image/svg+xml", SeatingPicture.Draw(plan, people, delegations, request.Language));
    }

    public override async Task<HttpBody> MakePlaceCards(MakePlaceCardsRequest request, ServerCallContext context)
    {
        var (plan, people, delegations) = await SeatedAsync(request.Name, context);
        return Paper("text/html; charset=utf-8", PlaceCards.Make(plan, people, delegations));
    }

    private async Task<(SeatingPlan, IReadOnlyList<Participant>, IReadOnlyList<Delegation>)> SeatedAsync(
        string name,
        ServerCallContext context
    )
    {
        var plan = await reader.GetAsync<SeatingPlan>(name, context);
        var people = new List<Participant>();
        foreach (var person in plan.Seats.Select(seat => seat.Participant).Where(one => one.Length > 0).Distinct())
            if (await reader.FindAsync<Participant>(person, context) is { } seen)
                people.Add(seen);
        var delegations = await ListDelegations(
            new() { Parent = $"visits/{RecordName.Parse(name).Visit}", PageSize = AllDelegations },
            context
        );
        return (plan, people, delegations.Delegations);
    }

    private static HttpBody Paper(string type, string text) =>
        new() { ContentType = type, Data = ByteString.CopyFromUtf8(text) };
}
