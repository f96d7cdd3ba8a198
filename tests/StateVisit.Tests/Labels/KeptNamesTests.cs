using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;
using StateVisit.Tests.Gateway;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>Answers that the gateway keeps for the public.</summary>
public class KeptNamesTests
{
    [Fact]
    public async Task WhatTheGatewayKeepsNamesNobodyInSilence()
    {
        await using var system = await new GatewaySystem().StartAsync();
        var visit = await system.CreateKnownVisitAsync();
        await system
            .ParticipantsClient()
            .CreateParticipantAsync(
                new()
                {
                    Parent = visit.Name,
                    ParticipantId = "the-guest",
                    Participant = Guest.Of(Make.Public),
                },
                system.As()
            );
        await system
            .Client()
            .CreateSessionAsync(
                new()
                {
                    Parent = visit.Name,
                    SessionId = "talks",
                    Session = Make.Session(s =>
                        s.Attendances.Add(new Attendance { Participant = $"{visit.Name}/{Guest.Mark}" })
                    ),
                },
                system.As()
            );
        var client = system.Http();
        await NamesAsync(true);

        system.Participants.Kill();
        await NamesAsync(false);
        await system.Participants.StartAsync();
        await NamesAsync(true);

        async Task NamesAsync(bool isNamed)
        {
            foreach (var path in new[] { "/sessions", "/sessions/talks", ":exportAgenda" })
                await Eventually.IsTrueAsync(
                    async () =>
                        (await client.GetStringAsync($"/v1/{visit.Name}{path}")).Contains(
                            Guest.Mark,
                            StringComparison.Ordinal
                        ) == isNamed,
                    () => $"{path} {(isNamed ? "does not name" : "names")} the guest",
                    10
                );
        }
    }
}
