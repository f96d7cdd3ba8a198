using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Writing;

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
        writer.CreateAsync(
            request,
            context,
            $"visits/{request.VisitId}",
            request.Visit,
            (write, visit) =>
            {
                visit.Prepare(write.Now);
                return Task.CompletedTask;
            }
        );

    public override Task<Visit> UpdateVisit(UpdateVisitRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Visit,
            request.UpdateMask,
            (write, before, visit) =>
            {
                visit.SetClock(before, write.Now, "visit.rehearsal_clock");
                return Task.CompletedTask;
            }
        );

    public override Task<Empty> DeleteVisit(DeleteVisitRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Visit>(
            request,
            context,
            request.Name,
            request.Etag,
            async (write, _) =>
            {
                foreach (var record in await write.AllAsync())
                    await write.DeleteAsync(record);
            }
        );

    public override Task<Visit> OpenVisit(OpenVisitRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Visit>(
            request,
            context,
            request.Name,
            request.Etag,
            "opened",
            (visit, now) => visit.Open(now)
        );

    public override Task<Visit> CloseVisit(CloseVisitRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Visit>(request, context, request.Name, request.Etag, "closed", (visit, _) => visit.Close());
}
