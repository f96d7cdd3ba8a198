global using ParticipantsAccess = StateVisit.Tests.Fixture.ServiceAccess<StateVisit.Tests.Fixture.ParticipantsClient>;
global using ParticipantsHost = StateVisit.Tests.Fixture.ServiceHost<StateVisit.Tests.Fixture.ParticipantsClient>;
global using ParticipantsProcess = StateVisit.Tests.Fixture.ServiceProcess<StateVisit.Tests.Fixture.ParticipantsClient>;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using StateVisit.Participants;
using StateVisit.Participants.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>Both wires to a participants service, as one caller.</summary>
public sealed class ParticipantsClient(CallInvoker invoker, HttpClient rest, string? token)
    : ServiceClient(invoker, rest, token),
        IService<ParticipantsClient>
{
    public ParticipantsService.ParticipantsServiceClient Participants { get; } = new(invoker);

    public static string Service => "participants";

    public static string Folder => "Participants";

    public static void Add(WebApplicationBuilder builder) => builder.AddParticipants();

    public static void Map(WebApplication app) => app.MapParticipants();

    public static ParticipantsClient Client(CallInvoker invoker, HttpClient rest, string? token) =>
        new(invoker, rest, token);
}
