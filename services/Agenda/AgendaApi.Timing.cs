using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Timing> GetTiming(GetTimingRequest request, ServerCallContext context) =>
        reader.GetAsync<Timing>(request.Name, context);

    public override Task<Timing> UpdateTiming(UpdateTimingRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Timing.Name,
            async write =>
            {
                var timing = await write.LoadAsync<Timing>(request.Timing.Name, request.Timing.Etag, "timing.etag");
                FieldMasks.Apply(request.Timing, timing, request.UpdateMask);
                await write.UpdateAsync(timing, "timing");
                // A timing that more may see now can let the session say more of its state, and the other way round.
                var session = await write.LoadAsync<Session>(timing.Name[..^"/timing".Length]);
                session.Show(timing);
                await write.UpdateAsync(session, "session");
                return timing;
            }
        );
}
