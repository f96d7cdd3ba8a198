using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Session> GetSession(GetSessionRequest request, ServerCallContext context) =>
        reader.GetAsync<Session>(request.Name, context);

    public override Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Sessions,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListSessionsResponse { Sessions = { page }, NextPageToken = next }
        );

    public override Task<Session> CreateSession(CreateSessionRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Parent,
            async write =>
            {
                var session = request.Session.AsSent();
                await write.CreateAsync(
                    $"{request.Parent}/sessions/{request.SessionId}",
                    session,
                    "session",
                    "session_id"
                );
                var timing = session.Plan();
                await write.CreateAsync(timing.Name, timing, "session", "session_id");
                await Cycles.RefuseAsync(write, Cycles.Predecessors, [(session, "session")]);
                return session;
            }
        );

    public override Task<Session> UpdateSession(UpdateSessionRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Session.Name,
            async write =>
            {
                var session = await write.LoadAsync<Session>(
                    request.Session.Name,
                    request.Session.Etag,
                    "session.etag"
                );
                FieldMasks.Apply(request.Session, session, request.UpdateMask);
                session.Show(await write.LoadAsync<Timing>(session.TimingName));
                await write.UpdateAsync(session, "session");
                await Cycles.RefuseAsync(write, Cycles.Predecessors, [(session, "session")]);
                return session;
            }
        );

    public override Task<Empty> DeleteSession(DeleteSessionRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var session = await write.LoadAsync<Session>(request.Name, request.Etag);
                await write.DeleteAsync(await write.LoadAsync<Timing>(session.TimingName));
                await write.DeleteAsync(session);
                await DeleteAcknowledgementsAsync(write, request.Name);
                return new Empty();
            }
        );
}
