using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Session> TellAudience(TellAudienceRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var session = await write.LoadAsync<Session>(request.Name, request.Etag);
                var ground = await GroundOfAsync(write, request.Name, context);
                ground.Visit.MustNotBeClosed("nobody is told anything of it any more");
                var now = ground.Visit.Now(write.Now);
                session.Tell(
                    request.Audience,
                    request.StartTime,
                    request.EndTime,
                    request.StartTime is null && request.EndTime is null
                        ? timelines
                            .Get(ground, Clearance.Full, now)
                            .Sessions.First(times => times.Session == request.Name)
                        : null,
                    now
                );
                return await write.UpdateAsync(session, "session", "told");
            }
        );
}
