using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>The life of a document over the wire, with a real programme and real people.</summary>
public sealed class LifeTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task OfTwoWhoMoveAtOnceOneIsAborted(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var read = await scene.AgreementAsync("a");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => NegotiateAsync(scene, read)));

        Assert.Equal([StatusCode.OK, StatusCode.Aborted], outcomes.Order());
        Assert.Single((await scene.PreparationAsync("a")).Steps);
    }

    [Theory, OnBothStores]
    public async Task WithoutATextNothingIsInitialledOrApproved(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var read = await scene.AgreementAsync("a");
        var approval = await scene.ApprovalAsync("a", "legal");
        read = await scene.Agreements.NegotiateAgreementAsync(new() { Name = read.Name, Etag = read.Etag });

        var refusal = await Refusal.AssertAsync(
            scene.Agreements.InitialAgreementAsync(new() { Name = read.Name, Etag = read.Etag }),
            StatusCode.FailedPrecondition,
            "GUARDS_REFUSE"
        );
        Assert.EndsWith("cannot be initialled: texts.", refusal.Message, StringComparison.Ordinal);
        await Refusal.AssertAsync(
            scene.Agreements.GiveApprovalAsync(new() { Name = approval.Name }),
            StatusCode.FailedPrecondition,
            "NO_TEXT"
        );
        Assert.Equal(read, await scene.GetAsync("a"));
    }

    [Theory, OnBothStores]
    public async Task ItIsSignedAtItsSessionByWhoIsAccredited(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var session = await scene.Agenda.SessionAsync("signing");
        var (host, guest) = (await RegisteredAsync(scene, "host"), await RegisteredAsync(scene, "guest"));
        await EventuallyKnownAsync(scene, session.Name, host, guest);
        var document = await ClearedAsync(
            scene,
            host,
            guest,
            change =>
            {
                (change.Place, change.Ceremony) = (PlaceOfSigning.Ceremony, new() { Session = session.Name });
                change.Access = Make.Restricted;
                change.Embargo = new() { After = Make.Public, Signing = $"{scene.Name}/agreements/a" };
            }
        );
        Assert.EndsWith(
            "cannot be signed: accreditation, session_begun.",
            (await RefusedAsync(scene, document, host)).Message,
            StringComparison.Ordinal
        );

        foreach (var person in new[] { host, guest })
            await scene.People.People.AccreditParticipantAsync(new() { Name = person });
        await EventuallyRefusedAsync(scene, document, host, "cannot be signed: session_begun.");
        await scene.Agenda.OpenAsync();
        await scene.Agenda.Agenda.StartSessionAsync(new() { Name = session.Name });
        await Eventually.IsTrueAsync(
            async () => await TriedAsync(scene, document, host) == StatusCode.OK,
            () => "The session has not begun"
        );
        Assert.Equal(404, (await scene.Host.Anonymous.GetAsync("/v1/" + document)).Status);
        var signed = await scene.Agreements.SignAgreementAsync(new() { Name = document, Participant = guest });

        Assert.Equal(AgreementState.Signed, signed.State);
        Assert.NotEmpty(signed.ConcludedOn);
        // What waited for the signing is out with it.
        Assert.Null(signed.Embargo);
        Assert.Equal(200, (await scene.Host.Anonymous.GetAsync("/v1/" + document)).Status);
    }

    [Theory, OnBothStores]
    public async Task NobodySignsForAnotherPartyOrTwiceAndNobodyWithdrawsWhatIsSigned(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var (host, guest) = (await RegisteredAsync(scene, "host"), await RegisteredAsync(scene, "guest"));
        foreach (var person in new[] { host, guest })
            await scene.People.People.AccreditParticipantAsync(new() { Name = person });
        await EventuallyKnownAsync(scene, null, host, guest);
        var document = await ClearedAsync(scene, host, guest);

        await Eventually.IsTrueAsync(
            async () => await TriedAsync(scene, document, host, validateOnly: true) == StatusCode.OK,
            () => "Nobody is accredited"
        );
        await Refusal.AssertAsync(
            scene.Agreements.SignAgreementAsync(
                new()
                {
                    Name = document,
                    Participant = host,
                    Party = "CN",
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "party"
        );
        await scene.Agreements.SignAgreementAsync(new() { Name = document, Participant = host });
        await Refusal.AssertAsync(
            scene.Agreements.SignAgreementAsync(new() { Name = document, Participant = host }),
            StatusCode.FailedPrecondition,
            "ALREADY_DONE"
        );
        var withdraw = new WithdrawAgreementRequest { Name = document, Reason = "second thoughts" };
        await Refusal.AssertAsync(
            scene.Agreements.WithdrawAgreementAsync(withdraw),
            StatusCode.FailedPrecondition,
            "WRONG_STATE"
        );
        await scene.Agreements.SignAgreementAsync(new() { Name = document, Participant = guest });
        await Refusal.AssertAsync(
            scene.Agreements.WithdrawAgreementAsync(withdraw),
            StatusCode.FailedPrecondition,
            "WRONG_STATE"
        );
        await Refusal.AssertAsync(
            scene.Agreements.DeleteAgreementAsync(new() { Name = document }),
            StatusCode.FailedPrecondition,
            "FIXED"
        );
    }

    [Theory, OnBothStores]
    public async Task TheTableIsThere(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);

        var table = await scene.Host.Anonymous.Agreements.ListMoveRulesAsync(new());

        Assert.Equal(
            Enum.GetValues<Move>().Where(move => move != Move.Unspecified),
            table.MoveRules.Select(line => line.Move).Distinct().Order()
        );
    }

    private static async Task<StatusCode> NegotiateAsync(AgreementScene scene, Agreement read)
    {
        try
        {
            await scene.Agreements.NegotiateAgreementAsync(new() { Name = read.Name, Etag = read.Etag });
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }

    /// <summary>A contract that both parties have cleared.</summary>
    private static async Task<string> ClearedAsync(
        AgreementScene scene,
        string host,
        string guest,
        Action<Agreement>? change = null
    )
    {
        var document = await scene.AgreementAsync(
            "a",
            agreement =>
            {
                agreement.Level = AgreementLevel.Corporate;
                agreement.Signatories.Add(new Signatory { Party = "RU", Participant = host });
                agreement.Signatories.Add(new Signatory { Party = "CN", Participant = guest });
                change?.Invoke(agreement);
            }
        );
        await scene.Agreements.NegotiateAgreementAsync(new() { Name = document.Name });
        await scene.Agreements.ClearAgreementAsync(new() { Name = document.Name, Party = "RU" });
        await scene.Agreements.ClearAgreementAsync(new() { Name = document.Name, Party = "CN" });
        return document.Name;
    }

    private static async Task<string> RegisteredAsync(AgreementScene scene, string id)
    {
        var person = await scene.People.PersonAsync(id);
        await scene.People.People.RegisterParticipantAsync(new() { Name = person.Name });
        await scene.People.People.UpdateParticipantAsync(
            new()
            {
                Participant = new() { Name = person.Name, PhotoReceived = true },
                UpdateMask = new() { Paths = { "photo_received" } },
            }
        );
        return person.Name;
    }

    /// <summary>A document can only name what has arrived.</summary>
    private static Task EventuallyKnownAsync(AgreementScene scene, string? session, string host, string guest) =>
        Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    await scene.Agreements.CreateAgreementAsync(
                        new()
                        {
                            Parent = scene.Name,
                            AgreementId = "trial",
                            ValidateOnly = true,
                            Agreement = AgreementScene.NewAgreement(agreement =>
                            {
                                agreement.Ceremony = session is null ? null : new() { Session = session };
                                agreement.Signatories.Add(new Signatory { Party = "RU", Participant = host });
                                agreement.Signatories.Add(new Signatory { Party = "CN", Participant = guest });
                            }),
                        }
                    );
                    return true;
                }
                catch (RpcException)
                {
                    return false;
                }
            },
            () => "Session and people have not arrived"
        );

    private static async Task<Refusal> RefusedAsync(AgreementScene scene, string document, string person) =>
        await Refusal.AssertAsync(
            scene.Agreements.SignAgreementAsync(new() { Name = document, Participant = person }),
            StatusCode.FailedPrecondition,
            "GUARDS_REFUSE"
        );

    private static Task EventuallyRefusedAsync(AgreementScene scene, string document, string person, string message) =>
        Eventually.IsTrueAsync(
            async () =>
                (await RefusedAsync(scene, document, person)).Message.EndsWith(message, StringComparison.Ordinal),
            () => $"It is not refused as: {message}"
        );

    private static async Task<StatusCode> TriedAsync(
        AgreementScene scene,
        string document,
        string person,
        bool validateOnly = false
    )
    {
        try
        {
            await scene.Agreements.SignAgreementAsync(
                new()
                {
                    Name = document,
                    Participant = person,
                    ValidateOnly = validateOnly,
                }
            );
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
