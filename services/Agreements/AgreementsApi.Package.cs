using Grpc.Core;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements;

/// <summary>What is ready to sign, and what is to be given out when.</summary>
public sealed partial class AgreementsApi
{
    public override Task<Package> GetPackage(GetPackageRequest request, ServerCallContext context) =>
        packages.GetAsync(request, context);

    public override async Task<ListReleasesResponse> ListReleases(
        ListReleasesRequest request,
        ServerCallContext context
    ) => new() { Releases = { await packages.ReleasesAsync(request.Parent, context) } };
}
