using Grpc.Core;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Agenda;

/// <summary>Who has seen a cue or a session as it stands.</summary>
public sealed partial class AgendaApi
{
    public override Task<AcknowledgementStatus> Acknowledge(AcknowledgeRequest request, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(request.Name);
        var caller = context.Caller();
        var clearance = reader.ClearanceOf(context, visit);
        return writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                // What was shown is what the lock holds still, not what stood when the caller asked.
                var ground = await GroundOfAsync(write, request.Name, context);
                var now = ground.Visit.Now(write.Now);
                var (shown, who) = See(ground, now);
                var known = KnownOf(ground, request.Name, caller, clearance)
                    .Where(seen => seen.Who.Shown.Equals(who))
                    .ToList();
                if (known.Exists(seen => seen.IsAllOf(shown)))
                    return AcknowledgementRules.StatusOf(who, known, shown, clearance);
                var acknowledgement = Acknowledgement.Of(shown, who, caller, clearance, now);
                await write.PutAsync(acknowledgement, "acknowledgement", "seen");
                return AcknowledgementRules.StatusOf(who, [acknowledgement], shown, clearance);
            },
            authorize: async () =>
            {
                if (caller.IsAnonymous)
                    throw Fault.Unauthenticated(
                        Type.V1.ErrorReason.SignInRequired,
                        "Saying what was seen needs a signed-in caller."
                    );
                var ground = await timelines.GroundAsync(visit, clearance, request.Name, context.CancellationToken);
                See(ground, timelines.Now(ground));
            }
        );

        (Shown Shown, Concerned Who) See(Ground ground, DateTimeOffset now)
        {
            var shown = ShownOf(ground, clearance, request.Name, now);
            return (shown, request.WhoOf(caller.Has(Role.Protocol, visit), clearance, shown));
        }
    }

    public override async Task<ListAcknowledgementsResponse> ListAcknowledgements(
        ListAcknowledgementsRequest request,
        ServerCallContext context
    )
    {
        var (visit, _) = RecordName.Parse(request.Parent);
        var clearance = reader.ClearanceOf(context, visit);
        var ground = await timelines.GroundAsync(visit, clearance, request.Parent, context.CancellationToken);
        var shown = ShownOf(ground, clearance, request.Parent, timelines.Now(ground));
        var answer = new ListAcknowledgementsResponse();
        if (!clearance.IsFull && clearance.Delegations.Count == 0)
            return answer;
        var known = KnownOf(ground, request.Parent, context.Caller(), clearance).ToLookup(seen => seen.Who.Shown);
        foreach (var who in shown.Concerned)
            if (known.Contains(who) || clearance.KnowsAllOf(who))
                answer.Acknowledgements.Add(AcknowledgementRules.StatusOf(who, known[who], shown, clearance));
        return answer;
    }

    private Shown ShownOf(Ground ground, Clearance clearance, string name, DateTimeOffset now) =>
        Shown.Of(ground, timelines.Get(ground, clearance, now), clearance, name);

    private static IEnumerable<Acknowledgement> KnownOf(
        Ground ground,
        string parent,
        Caller caller,
        Clearance clearance
    ) =>
        ground
            .Records.OfType<Acknowledgement>()
            .Where(seen => seen.Name.StartsWith(parent + "/acknowledgements/", StringComparison.Ordinal))
            .Where(seen => seen.IsKnownTo(caller, clearance));

    /// <summary>They go with what they are of.</summary>
    private static async Task DeleteAcknowledgementsAsync(Write write, string name)
    {
        foreach (var record in await write.AllAsync(RecordName.Parse(name).Path + "/acknowledgements/"))
            await write.DeleteAsync(record);
    }
}
