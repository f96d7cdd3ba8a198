using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>What a document names, and what belongs to it, is no more open than it is.</summary>
public sealed class ReferenceTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsHiddenFromACallerIsLeftOut(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var session = await scene.Agenda.SessionAsync("secret", s => s.Access = Make.Restricted);
        var hidden = await scene.People.PersonAsync("hidden", p => p.Access = Make.Restricted);
        var known = await scene.People.PersonAsync("known");
        await scene.ArrivedAsync(session.Name, hidden.Name, known.Name);
        var made = await scene.AgreementAsync(
            "a",
            a =>
            {
                a.Ceremony = new() { Session = session.Name };
                a.Signatories.Add(new Signatory { Party = "RU", Participant = known.Name });
                a.Signatories.Add(new Signatory { Party = "CN", Participant = hidden.Name });
                a.Witnesses.Add(new Witness { Participant = hidden.Name });
            }
        );
        Assert.Equal((2, 1, session.Name), (made.Signatories.Count, made.Witnesses.Count, made.Ceremony.Session));
        Assert.Null(made.Ceremony.SessionAccess);

        var press = scene.Host.As("press");
        var list = await press.Agreements.ListAgreementsAsync(new() { Parent = scene.Name });
        var answer = await press.GetAsync("/v1/" + made.Name);
        foreach (
            var seen in new[]
            {
                await press.Agreements.GetAgreementAsync(new() { Name = made.Name }),
                list.Agreements.Single(),
                JsonParser.Default.Parse<Agreement>(answer.Body),
            }
        )
        {
            Assert.Null(seen.Ceremony);
            Assert.Empty(seen.Witnesses);
            Assert.Equal(known.Name, seen.Signatories.Single().Participant);
        }
        var listed = (await press.GetAsync(scene.Address + "/agreements")).Body;
        Assert.DoesNotContain("secret", listed);
        Assert.DoesNotContain("hidden", listed);
    }

    [Theory, OnBothStores]
    public async Task ClosingADocumentClosesWhatBelongsToIt(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var version = await scene.VersionAsync("a", "ru", v => v.Access = Make.Public);
        var approval = await scene.ApprovalAsync("a", "legal", a => a.Access = Make.Public);

        await scene.Agreements.UpdateAgreementAsync(
            new()
            {
                Agreement = new() { Name = scene.Of("a"), Access = Make.Press },
                UpdateMask = new() { Paths = { "access" } },
            }
        );

        foreach (var name in new[] { scene.Of("a"), version.Name, approval.Name })
        {
            Assert.Equal(404, (await scene.Host.Anonymous.GetAsync("/v1/" + name)).Status);
            Assert.Equal(200, (await scene.Host.As("press").GetAsync("/v1/" + name)).Status);
        }
        var closed = await scene.Agreements.GetVersionAsync(new() { Name = version.Name });
        Assert.Equal((Make.Press, version.Sha256), (closed.Access, closed.Sha256));
        await Refusal.AssertAsync(
            scene.Agreements.CreateVersionAsync(
                new()
                {
                    Parent = $"{scene.Of("a")}/texts/ru",
                    Version = AgreementScene.NewVersion(v => v.Access = Make.Public),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "version.access.label"
        );
        await Refusal.AssertAsync(
            scene.Agreements.CreateApprovalAsync(
                new()
                {
                    Parent = scene.Of("a"),
                    ApprovalId = "late",
                    Approval = AgreementScene.NewApproval(a => a.Access = Make.Public),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "approval.access.label"
        );
    }

    [Theory, OnBothStores]
    public async Task ADocumentThatIsNamedStays(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var treaty = await scene.AgreementAsync("treaty");
        var relation = new Relation { Kind = RelationKind.Implements, Agreement = treaty.Name };
        await scene.AgreementAsync("plan", a => a.Relations.Add(relation));
        await Refusal.AssertAsync(
            scene.Agreements.DeleteAgreementAsync(new() { Name = treaty.Name }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
        treaty.Access = Make.Restricted;
        await Refusal.AssertAsync(
            scene.Agreements.UpdateAgreementAsync(new() { Agreement = treaty }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "agreement.access.label"
        );
    }
}
