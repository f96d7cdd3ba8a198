using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Participants;

public sealed partial class ParticipantsApi
{
    public override async Task<ImportParticipantsResponse> ImportParticipants(
        ImportParticipantsRequest request,
        ServerCallContext context
    )
    {
        var agendaFollows = request is { ValidateOnly: true, VisitFollows: true };
        if (!agendaFollows && context.Caller().Has(Role.Protocol, RecordName.Parse(request.Name).Visit))
            await arrivals.AwaitAsync(
                [.. request.Document.SeatingPlans.Where(plan => plan.Seats.Count == 0).Select(plan => plan.Session)],
                reader,
                context.CancellationToken
            );
        return await writer.RunAsync(
            request,
            context,
            request.Name,
            write => ParticipantsImport.RunAsync(write, request.Document, agendaFollows)
        );
    }

    public override async Task<ParticipantsDocument> ExportParticipants(
        ExportParticipantsRequest request,
        ServerCallContext context
    )
    {
        var document = new ParticipantsDocument();
        foreach (var record in await reader.AllAsync(RecordName.Parse(request.Name).Visit, context))
            switch (record)
            {
                case RankLadder ladder:
                    document.RankLadder = ladder;
                    break;
                case Delegation delegation:
                    document.Delegations.Add(delegation);
                    break;
                case Participant participant:
                    document.Participants.Add(participant);
                    break;
                case SeatingPlan plan:
                    document.SeatingPlans.Add(plan);
                    break;
            }
        return document;
    }
}
