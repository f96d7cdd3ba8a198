using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;

namespace StateVisit.Agenda;

/// <summary>The methods that move a session from state to state.</summary>
public sealed partial class AgendaApi
{
    public override Task<Session> ConfirmSession(ConfirmSessionRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "confirmed",
            (session, timing, _) => session.Confirm(timing)
        );

    public override Task<Session> CancelSession(CancelSessionRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "cancelled",
            (session, timing, _) => session.Cancel(timing)
        );

    public override Task<Session> StartSession(StartSessionRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "started",
            (session, timing, now) => session.Start(timing, request.StartTime, now),
            endsEmbargoesAt: "start"
        );

    public override Task<Session> ConcludeSession(ConcludeSessionRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "concluded",
            (session, timing, now) => session.Conclude(timing, request.EndTime, request.TimeUnknown, now),
            endsEmbargoesAt: "end"
        );

    /// <param name="endsEmbargoesAt">The moment of a live visit's session that embargoes wait for; they end in the same write.</param>
    private Task<Session> MoveAsync(
        IMessage request,
        ServerCallContext context,
        string name,
        string etag,
        string reason,
        Action<Session, Timing, DateTimeOffset> move,
        string? endsEmbargoesAt = null
    ) =>
        writer.RunAsync(
            request,
            context,
            name,
            async write =>
            {
                var session = await write.LoadAsync<Session>(name, etag);
                var timing = await write.LoadAsync<Timing>(session.TimingName);
                var visit = await write.LoadAsync<Visit>($"visits/{write.Visit}");
                if (endsEmbargoesAt is not null)
                    visit.MustBeLive();
                move(session, timing, visit.Now(write.Now));
                await write.UpdateAsync(timing, "timing", reason);
                await write.UpdateAsync(session, "session", reason);
                if (endsEmbargoesAt is not null)
                {
                    // What has ended has also started, whether or not anybody said so.
                    if (endsEmbargoesAt == "end")
                        await Releases.OnEventAsync(write, Kinds.Catalog, RowAccess.Event(name, "start"));
                    await Releases.OnEventAsync(write, Kinds.Catalog, RowAccess.Event(name, endsEmbargoesAt));
                    session = await write.LoadAsync<Session>(name);
                }
                return session;
            }
        );
}
