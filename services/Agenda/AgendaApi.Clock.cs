using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Writing;

namespace StateVisit.Agenda;

/// <summary>The methods that set a rehearsal's clock.</summary>
public sealed partial class AgendaApi
{
    public override Task<Visit> StartClock(StartClockRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Visit>(
            request,
            context,
            request.Name,
            request.Etag,
            "clock started",
            (visit, now) => visit.StartClock(request.Time, request.Speed, now)
        );

    public override Task<Visit> PauseClock(PauseClockRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Visit>(
            request,
            context,
            request.Name,
            request.Etag,
            "clock paused",
            (visit, now) => visit.PauseClock(now)
        );

    public override Task<Visit> JumpClock(JumpClockRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Visit>(
            request,
            context,
            request.Name,
            request.Etag,
            "clock put",
            (visit, now) => visit.JumpClock(request.Time, now)
        );
}
