using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;

namespace StateVisit.Agenda;

/// <summary>The methods that set a rehearsal's clock.</summary>
public sealed partial class AgendaApi
{
    public override Task<Visit> StartClock(StartClockRequest request, ServerCallContext context) =>
        SetClockAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "clock started",
            (visit, now) => visit.StartClock(request.Time, request.Speed, now)
        );

    public override Task<Visit> PauseClock(PauseClockRequest request, ServerCallContext context) =>
        SetClockAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "clock paused",
            (visit, now) => visit.PauseClock(now)
        );

    public override Task<Visit> JumpClock(JumpClockRequest request, ServerCallContext context) =>
        SetClockAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "clock put",
            (visit, now) => visit.JumpClock(request.Time, now)
        );

    private Task<Visit> SetClockAsync(
        IMessage request,
        ServerCallContext context,
        string name,
        string etag,
        string reason,
        Action<Visit, DateTimeOffset> set
    ) =>
        writer.RunAsync(
            request,
            context,
            name,
            async write =>
            {
                var visit = await write.LoadAsync<Visit>(name, etag);
                set(visit, write.Now);
                return await write.UpdateAsync(visit, "visit", reason);
            }
        );
}
