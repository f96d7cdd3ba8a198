using Grpc.Core;
using StateVisit.Agenda.V1;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Timeline> GetTimeline(GetTimelineRequest request, ServerCallContext context) =>
        timelines.GetAsync(request, context);
}
