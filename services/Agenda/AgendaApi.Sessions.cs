using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;

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
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/sessions/{request.SessionId}",
            request.Session,
            async (write, session) =>
            {
                var timing = session.Plan();
                await write.CreateAsync(timing.Name, timing, "session", "session_id");
                await Cycles.RefuseAsync(write, Cycles.Predecessors, [(session, "session")]);
            }
        );

    public override Task<Session> UpdateSession(UpdateSessionRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Session,
            request.UpdateMask,
            async (write, _, session) =>
            {
                session.Show(await write.LoadAsync<Timing>(session.TimingName));
                await Cycles.RefuseAsync(write, Cycles.Predecessors, [(session, "session")]);
            }
        );

    public override Task<Empty> DeleteSession(DeleteSessionRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Session>(
            request,
            context,
            request.Name,
            request.Etag,
            async (write, session) =>
            {
                await write.DeleteAsync(await write.LoadAsync<Timing>(session.TimingName));
                await DeleteAcknowledgementsAsync(write, session.Name);
            }
        );
}
