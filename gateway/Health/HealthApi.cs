using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StateVisit.Gateway.Routing;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace StateVisit.Gateway.Health;

/// <summary>gRPC health of the whole system (<c>""</c>) and of each service by the name of its contract.</summary>
internal sealed class HealthApi(HealthCheckService checks, IHostApplicationLifetime lifetime, TimeProvider time)
    : Grpc.Health.V1.Health.HealthBase
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = await StatusAsync(request.Service, context.CancellationToken);
        if (status is ServingStatus.ServiceUnknown)
            throw new RpcException(new Status(StatusCode.NotFound, $"There is no service {request.Service}."));
        return new() { Status = status };
    }

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        ServingStatus? last = null;
        try
        {
            while (true)
            {
                var status = await StatusAsync(request.Service, stop.Token);
                if (status != last)
                    await responseStream.WriteAsync(new() { Status = status }, stop.Token);
                last = status;
                await Task.Delay(WatchInterval, time, stop.Token);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The gateway is shutting down."));
        }
        catch (OperationCanceledException)
        {
            // The caller has seen enough.
        }
    }

    private async Task<ServingStatus> StatusAsync(string service, CancellationToken stop)
    {
        var backend = Backend.All.FirstOrDefault(b => b.Contract.FullName == service);
        if (service.Length > 0 && backend is null)
            return ServingStatus.ServiceUnknown;
        var report = await checks.CheckHealthAsync(check => backend is null || check.Name == backend.Name, stop);
        return report.Status is HealthStatus.Unhealthy ? ServingStatus.NotServing : ServingStatus.Serving;
    }
}
