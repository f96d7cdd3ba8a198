using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

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
        writer.RunAsync(
            request,
            context,
            request.Parent,
            async write =>
            {
                var venue = request.Venue.AsSent();
                await write.CreateAsync($"{request.Parent}/venues/{request.VenueId}", venue, "venue", "venue_id");
                await Cycles.RefuseAsync(write, Cycles.Parents, [(venue, "venue")]);
                return venue;
            }
        );

    public override Task<Venue> UpdateVenue(UpdateVenueRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Venue.Name,
            async write =>
            {
                var venue = await write.LoadAsync<Venue>(request.Venue.Name, request.Venue.Etag, "venue.etag");
                FieldMasks.Apply(request.Venue, venue, request.UpdateMask);
                await write.UpdateAsync(venue, "venue");
                await Cycles.RefuseAsync(write, Cycles.Parents, [(venue, "venue")]);
                return venue;
            }
        );

    public override Task<Empty> DeleteVenue(DeleteVenueRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                await write.DeleteAsync(await write.LoadAsync<Venue>(request.Name, request.Etag));
                return new Empty();
            }
        );
}
