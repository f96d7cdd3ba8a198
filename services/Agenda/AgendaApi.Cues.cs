using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Cue> GetCue(GetCueRequest request, ServerCallContext context) =>
        reader.GetAsync<Cue>(request.Name, context);

    public override Task<ListCuesResponse> ListCues(ListCuesRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Cues,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListCuesResponse { Cues = { page }, NextPageToken = next }
        );

    public override Task<Cue> CreateCue(CreateCueRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Parent,
            async write =>
            {
                var cue = request.Cue.AsSent();
                await write.CreateAsync($"{request.Parent}/cues/{request.CueId}", cue, "cue", "cue_id");
                return cue;
            }
        );

    public override Task<Cue> UpdateCue(UpdateCueRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Cue.Name,
            async write =>
            {
                var cue = await write.LoadAsync<Cue>(request.Cue.Name, request.Cue.Etag, "cue.etag");
                FieldMasks.Apply(request.Cue, cue, request.UpdateMask);
                await write.UpdateAsync(cue, "cue");
                return cue;
            }
        );

    public override Task<Empty> DeleteCue(DeleteCueRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                await write.DeleteAsync(await write.LoadAsync<Cue>(request.Name, request.Etag));
                await DeleteAcknowledgementsAsync(write, request.Name);
                return new Empty();
            }
        );
}
