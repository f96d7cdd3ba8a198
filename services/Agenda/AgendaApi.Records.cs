using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;

namespace StateVisit.Agenda;

/// <summary>The kinds of record that have standard methods only.</summary>
public sealed partial class AgendaApi
{
    public override Task<Venue> GetVenue(GetVenueRequest request, ServerCallContext context) =>
        reader.GetAsync<Venue>(request.Name, context);

    public override Task<ListVenuesResponse> ListVenues(ListVenuesRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Venues,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListVenuesResponse { Venues = { page }, NextPageToken = next }
        );

    public override Task<Venue> CreateVenue(CreateVenueRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/venues/{request.VenueId}",
            request.Venue,
            (write, venue) => Cycles.RefuseAsync(write, Cycles.Parents, [(venue, "venue")])
        );

    public override Task<Venue> UpdateVenue(UpdateVenueRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Venue,
            request.UpdateMask,
            (write, _, venue) => Cycles.RefuseAsync(write, Cycles.Parents, [(venue, "venue")])
        );

    public override Task<Empty> DeleteVenue(DeleteVenueRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Venue>(request, context, request.Name, request.Etag);

    public override Task<Topic> GetTopic(GetTopicRequest request, ServerCallContext context) =>
        reader.GetAsync<Topic>(request.Name, context);

    public override Task<ListTopicsResponse> ListTopics(ListTopicsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Topics,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListTopicsResponse { Topics = { page }, NextPageToken = next }
        );

    public override Task<Topic> CreateTopic(CreateTopicRequest request, ServerCallContext context) =>
        writer.CreateAsync(request, context, $"{request.Parent}/topics/{request.TopicId}", request.Topic);

    public override Task<Topic> UpdateTopic(UpdateTopicRequest request, ServerCallContext context) =>
        writer.UpdateAsync(request, context, request.Topic, request.UpdateMask);

    public override Task<Empty> DeleteTopic(DeleteTopicRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Topic>(request, context, request.Name, request.Etag);

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
        writer.CreateAsync(request, context, $"{request.Parent}/cues/{request.CueId}", request.Cue);

    public override Task<Cue> UpdateCue(UpdateCueRequest request, ServerCallContext context) =>
        writer.UpdateAsync(request, context, request.Cue, request.UpdateMask);

    public override Task<Empty> DeleteCue(DeleteCueRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Cue>(
            request,
            context,
            request.Name,
            request.Etag,
            (write, cue) => DeleteAcknowledgementsAsync(write, cue.Name)
        );
}
