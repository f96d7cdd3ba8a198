using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

/// <summary>Datasets, apart from how they come in, and targets.</summary>
public sealed partial class TradeFiguresApi
{
    public override Task<Dataset> GetDataset(GetDatasetRequest request, ServerCallContext context) =>
        reader.GetAsync<Dataset>(request.Name, context);

    public override Task<ListDatasetsResponse> ListDatasets(ListDatasetsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Datasets,
            request,
            RecordName.Book,
            context,
            (page, next) => new ListDatasetsResponse { Datasets = { page }, NextPageToken = next }
        );

    public override Task<Dataset> UpdateDataset(UpdateDatasetRequest request, ServerCallContext context) =>
        writer.UpdateAsync(request, context, request.Dataset, request.UpdateMask);

    public override Task<Dataset> WithdrawDataset(WithdrawDatasetRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Dataset>(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (dataset, _) =>
            {
                if (dataset.State == DatasetState.Withdrawn)
                    throw Fault.Precondition(ErrorReason.WrongState, $"{request.Name} is withdrawn already.");
                (dataset.State, dataset.Reason) = (DatasetState.Withdrawn, request.Reason);
            }
        );

    public override Task<Target> GetTarget(GetTargetRequest request, ServerCallContext context) =>
        reader.GetAsync<Target>(request.Name, context);

    public override Task<ListTargetsResponse> ListTargets(ListTargetsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Targets,
            request,
            RecordName.Book,
            context,
            (page, next) => new ListTargetsResponse { Targets = { page }, NextPageToken = next }
        );

    public override Task<Target> CreateTarget(CreateTargetRequest request, ServerCallContext context) =>
        writer.CreateAsync(request, context, $"targets/{request.TargetId}", request.Target);

    public override Task<Target> UpdateTarget(UpdateTargetRequest request, ServerCallContext context) =>
        writer.UpdateAsync(request, context, request.Target, request.UpdateMask);

    public override Task<Empty> DeleteTarget(DeleteTargetRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Target>(request, context, request.Name, request.Etag);
}
