using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

/// <summary>The ladder, and the order that follows from it.</summary>
public sealed partial class ParticipantsApi
{
    public override async Task<RankLadder> GetRankLadder(GetRankLadderRequest request, ServerCallContext context)
    {
        var visit = RecordName.Parse(request.Name).Visit;
        return await reader.FindAsync<RankLadder>(request.Name, context)
            ?? View.Of(Ladders.DefaultOf(visit), reader.ClearanceOf(context, visit))!;
    }

    public override Task<RankLadder> UpdateRankLadder(UpdateRankLadderRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.RankLadder.Name,
            async write =>
            {
                const string Field = "rank_ladder";
                var (sent, name) = (request.RankLadder, request.RankLadder.Name);
                var own = await write.FindAsync<RankLadder>(name);
                var ladder = own ?? Ladders.DefaultOf(write.Visit);
                if (sent.Etag.Length > 0 && View.Of(ladder, Clearance.Full)!.Etag != sent.Etag)
                    throw Fault.StaleEtag(name, $"{Field}.etag");
                FieldMasks.Apply(sent, ladder, request.UpdateMask);
                ladder.IsDefault = false;
                await Ladders.CheckStandingAsync(write, ladder);
                return own is null
                    ? await write.CreateAsync(name, ladder, Field, $"{Field}.name")
                    : await write.UpdateAsync(ladder, Field);
            }
        );

    public override Task<Empty> DeleteRankLadder(DeleteRankLadderRequest request, ServerCallContext context) =>
        writer.DeleteAsync<RankLadder>(
            request,
            context,
            request.Name,
            request.Etag,
            (write, _) => Ladders.CheckStandingAsync(write, Ladders.Default)
        );

    public override Task<V1.Precedence> RankParticipants(RankParticipantsRequest request, ServerCallContext context)
    {
        if (request is { Delegation.Length: > 0, Session.Length: > 0 })
            throw Fault.InvalidField("session", "is not asked for together with delegation");
        var visit = RecordName.Parse(request.Parent).Visit;
        return reader.DeriveAsync(
            request,
            visit,
            context,
            async (clearance, cancellation) =>
            {
                var isAsked = await WhoIsAskedAsync(request, clearance, cancellation);
                var people = await reader.AllAsync(Kinds.Participants, visit, clearance, cancellation);
                return PrecedenceOrder.Of(
                    await reader.FindAsync<RankLadder>(Ladders.NameOf(visit), clearance, cancellation)
                        ?? Ladders.Default,
                    [.. people.Where(isAsked)],
                    await reader.AllAsync(Kinds.Delegations, visit, clearance, cancellation)
                );
            }
        );
    }

    private async Task<Func<Participant, bool>> WhoIsAskedAsync(
        RankParticipantsRequest request,
        Clearance clearance,
        CancellationToken cancellation
    )
    {
        if (request.Delegation.Length > 0)
        {
            if (await reader.FindAsync<Delegation>(request.Delegation, clearance, cancellation) is null)
                throw Fault.NotFound(request.Delegation);
            return person => person.Delegation == request.Delegation;
        }
        if (request.Session.Length == 0)
            return _ => true;
        var session =
            await reader.FindAsync<Session>(request.Session, clearance, cancellation)
            ?? throw Fault.NotFound(request.Session);
        var named = session
            .Attendances.Where(attendance => attendance.Status != AttendanceStatus.Absent)
            .Select(attendance => attendance.Participant)
            .ToHashSet(StringComparer.Ordinal);
        return person => named.Contains(person.Name);
    }
}
