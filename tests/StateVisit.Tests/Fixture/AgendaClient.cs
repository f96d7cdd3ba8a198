global using AgendaAccess = StateVisit.Tests.Fixture.ServiceAccess<StateVisit.Tests.Fixture.AgendaClient>;
global using AgendaHost = StateVisit.Tests.Fixture.ServiceHost<StateVisit.Tests.Fixture.AgendaClient>;
global using AgendaProcess = StateVisit.Tests.Fixture.ServiceProcess<StateVisit.Tests.Fixture.AgendaClient>;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using StateVisit.Agenda;
using StateVisit.Agenda.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>Both wires to an agenda service, as one caller.</summary>
public sealed class AgendaClient(CallInvoker invoker, HttpClient rest, string? token)
    : ServiceClient(invoker, rest, token),
        IService<AgendaClient>
{
    public AgendaService.AgendaServiceClient Agenda { get; } = new(invoker);

    public static string Service => "agenda";

    public static string Folder => "Agenda";

    public static void Add(WebApplicationBuilder builder) => builder.AddAgenda();

    public static void Map(WebApplication app) => app.MapAgenda();

    public static AgendaClient Client(CallInvoker invoker, HttpClient rest, string? token) => new(invoker, rest, token);
}
