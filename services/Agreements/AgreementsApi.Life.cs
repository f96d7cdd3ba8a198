using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Agreements;

/// <summary>The methods that move a document from state to state.</summary>
public sealed partial class AgreementsApi
{
    public override Task<Agreement> NegotiateAgreement(NegotiateAgreementRequest request, ServerCallContext context) =>
        MoveAsync(request, context, request.Name, request.Etag, "negotiated", (dossier, act) => dossier.Negotiate(act));

    public override Task<Agreement> InitialAgreement(InitialAgreementRequest request, ServerCallContext context) =>
        MoveAsync(request, context, request.Name, request.Etag, "initialled", (dossier, act) => dossier.Initial(act));

    public override Task<Agreement> ClearAgreement(ClearAgreementRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "cleared",
            (dossier, act) => dossier.Clear(request.Party, act)
        );

    public override Task<Agreement> SignAgreement(SignAgreementRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "signed",
            (dossier, act) => dossier.Sign(request.Participant, request.Party, request.Copy, act)
        );

    public override Task<Agreement> AdoptAgreement(AdoptAgreementRequest request, ServerCallContext context) =>
        MoveAsync(request, context, request.Name, request.Etag, "adopted", (dossier, act) => dossier.Adopt(act));

    public override Task<Agreement> ExchangeAgreement(ExchangeAgreementRequest request, ServerCallContext context) =>
        MoveAsync(request, context, request.Name, request.Etag, "exchanged", (dossier, act) => dossier.Exchange(act));

    public override Task<Agreement> BringIntoForce(BringIntoForceRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "brought into force",
            (dossier, act) => dossier.BringIntoForce(request.Date, act)
        );

    public override Task<Agreement> TerminateAgreement(TerminateAgreementRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (dossier, act) => dossier.Terminate(request.Reason, act)
        );

    public override Task<Agreement> DeferAgreement(DeferAgreementRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (dossier, act) => dossier.Defer(request.Reason, act)
        );

    public override Task<Agreement> ResumeAgreement(ResumeAgreementRequest request, ServerCallContext context) =>
        MoveAsync(request, context, request.Name, request.Etag, "resumed", (dossier, act) => dossier.Resume(act));

    public override Task<Agreement> WithdrawAgreement(WithdrawAgreementRequest request, ServerCallContext context) =>
        MoveAsync(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (dossier, act) => dossier.Withdraw(request.Reason, act)
        );

    public override Task<ListMoveRulesResponse> ListMoveRules(
        ListMoveRulesRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ListMoveRulesResponse { MoveRules = { MoveRules.All } });

    private Task<Agreement> MoveAsync(
        IMessage request,
        ServerCallContext context,
        string name,
        string etag,
        string reason,
        Action<Dossier, Act> move
    ) =>
        writer.RunAsync(
            request,
            context,
            name,
            async write =>
            {
                var dossier = await write.DossierAsync(name, etag);
                var before = dossier.Agreement.State;
                move(dossier, await write.ActAsync(context.Caller().Subject));
                await write.SaveAsync(dossier, reason);
                var after = dossier.Agreement.State;
                if (
                    after == before
                    || after is not (AgreementState.Signed or AgreementState.Adopted or AgreementState.Exchanged)
                )
                    return dossier.Agreement;
                await Releases.OnEventAsync(write, Kinds.Catalog, RowAccess.Event(name, "signing"));
                return await write.LoadAsync<Agreement>(name);
            }
        );
}
