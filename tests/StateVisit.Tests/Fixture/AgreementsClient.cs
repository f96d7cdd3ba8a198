global using AgreementsAccess = StateVisit.Tests.Fixture.ServiceAccess<StateVisit.Tests.Fixture.AgreementsClient>;
global using AgreementsHost = StateVisit.Tests.Fixture.ServiceHost<StateVisit.Tests.Fixture.AgreementsClient>;
global using AgreementsProcess = StateVisit.Tests.Fixture.ServiceProcess<StateVisit.Tests.Fixture.AgreementsClient>;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using StateVisit.Agreements;
using StateVisit.Agreements.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>Both wires to an agreements service, as one caller.</summary>
public sealed class AgreementsClient(CallInvoker invoker, HttpClient rest, string? token)
    : ServiceClient(invoker, rest, token),
        IService<AgreementsClient>
{
    public AgreementsService.AgreementsServiceClient Agreements { get; } = new(invoker);

    public static string Service => "agreements";

    public static string Folder => "Agreements";

    public static void Add(WebApplicationBuilder builder) => builder.AddAgreements();

    public static void Map(WebApplication app) => app.MapAgreements();

    public static AgreementsClient Client(CallInvoker invoker, HttpClient rest, string? token) =>
        new(invoker, rest, token);
}
