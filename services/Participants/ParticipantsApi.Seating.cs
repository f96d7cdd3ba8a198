using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;

namespace StateVisit.Participants;

/// <summary>Seating plans and the customs that they follow.</summary>
public sealed partial class ParticipantsApi
{
    public override Task<SeatingPlan> GetSeatingPlan(GetSeatingPlanRequest request, ServerCallContext context) =>
        reader.GetAsync<SeatingPlan>(request.Name, context);

    public override Task<ListSeatingPlansResponse> ListSeatingPlans(
        ListSeatingPlansRequest request,
        ServerCallContext context
    ) =>
        reader.ListAsync(
            Kinds.SeatingPlans,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListSeatingPlansResponse { SeatingPlans = { page }, NextPageToken = next }
        );

    public override Task<SeatingPlan> CreateSeatingPlan(CreateSeatingPlanRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/seatingPlans/{request.SeatingPlanId}",
            request.SeatingPlan,
            (write, plan) => Sources.SeatAsync(write, plan, "seating_plan")
        );

    public override Task<SeatingPlan> UpdateSeatingPlan(UpdateSeatingPlanRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.SeatingPlan,
            request.UpdateMask,
            (write, before, after) =>
                after.AsksForOther(before) ? Sources.SeatAsync(write, after, "seating_plan") : Task.CompletedTask
        );

    public override Task<Empty> DeleteSeatingPlan(DeleteSeatingPlanRequest request, ServerCallContext context) =>
        writer.DeleteAsync<SeatingPlan>(request, context, request.Name, request.Etag);

    public override Task<PlanSeatingResponse> PlanSeating(PlanSeatingRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var plan = await write.LoadAsync<SeatingPlan>(request.Name, request.Etag);
                var before = plan.Seats.Clone();
                await Sources.SeatAsync(write, plan, "seating_plan");
                await write.UpdateAsync(plan, "seating_plan", "planned anew");
                return new PlanSeatingResponse
                {
                    SeatingPlan = View.Of(plan, Clearance.Full)!,
                    Moves = { plan.MovesFrom(before) },
                };
            }
        );

    public override Task<ListSeatingProfilesResponse> ListSeatingProfiles(
        ListSeatingProfilesRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ListSeatingProfilesResponse { SeatingProfiles = { Profiles.All } });
}
