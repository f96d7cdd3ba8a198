using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;

namespace StateVisit.Participants;

public sealed partial class ParticipantsApi
{
    public override Task<ImportParticipantsResponse> ImportParticipants(
        ImportParticipantsRequest request,
        ServerCallContext context
    ) => writer.RunAsync(request, context, request.Name, write => ParticipantsImport.RunAsync(write, request.Document));

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
