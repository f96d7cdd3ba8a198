using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Visit> GetVisit(GetVisitRequest request, ServerCallContext context) =>
        reader.GetAsync<Visit>(request.Name, context);

    public override Task<ListVisitsResponse> ListVisits(ListVisitsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Visits,
            request,
            visit: null,
            context,
            (page, next) => new ListVisitsResponse { Visits = { page }, NextPageToken = next }
        );

    public override Task<Visit> CreateVisit(CreateVisitRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            $"visits/{request.VisitId}",
            async write =>
            {
                var visit = request.Visit.AsSent();
                visit.Prepare(write.Now);
                return await write.CreateAsync($"visits/{request.VisitId}", visit, "visit", "visit_id");
            }
        );

    public override Task<Visit> UpdateVisit(UpdateVisitRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Visit.Name,
            async write =>
            {
                var visit = await write.LoadAsync<Visit>(request.Visit.Name, request.Visit.Etag, "visit.etag");
                var before = visit.Clone();
                FieldMasks.Apply(request.Visit, visit, request.UpdateMask);
                visit.SetClock(before, write.Now, "visit.rehearsal_clock");
                return await write.UpdateAsync(visit, "visit");
            }
        );

    public override Task<Empty> DeleteVisit(DeleteVisitRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                await write.LoadAsync<Visit>(request.Name, request.Etag);
                foreach (var record in await write.AllAsync())
                    await write.DeleteAsync(record);
                return new Empty();
            }
        );

    public override Task<Visit> OpenVisit(OpenVisitRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var visit = await write.LoadAsync<Visit>(request.Name, request.Etag);
                visit.Open(write.Now);
                return await write.UpdateAsync(visit, "visit", "opened");
            }
        );

    public override Task<Visit> CloseVisit(CloseVisitRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var visit = await write.LoadAsync<Visit>(request.Name, request.Etag);
                visit.Close();
                return await write.UpdateAsync(visit, "visit", "closed");
            }
        );
}
