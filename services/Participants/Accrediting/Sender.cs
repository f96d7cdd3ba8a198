using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using SharedReason = StateVisit.Type.V1.ErrorReason;

namespace StateVisit.Participants.Accrediting;

/// <summary>
/// Who says of a delegation's people whether they come: protocol at any time, the delegation itself until its registration
/// deadline. What it may not see is not there for it.
/// </summary>
internal sealed class Sender(Caller caller, Clearance sight, string visit)
{
    private readonly bool isProtocol = caller.Has(Role.Protocol, visit);

    public Clearance Sight => sight;

    public void MustBeSignedIn()
    {
        if (caller.IsAnonymous)
            throw Fault.Unauthenticated(SharedReason.SignInRequired, "Changing anything needs a signed-in caller.");
    }

    /// <summary>A record as the sender sees it while the visit is locked; null if it does not.</summary>
    public async Task<TRecord?> SeeAsync<TRecord>(Write write, string name)
        where TRecord : class, IRecord =>
        name.Length > 0 && await write.FindAsync<TRecord>(name) is { } record ? View.Of(record, sight) : null;

    /// <param name="delegation">Whose people; null: of none that the sender sees.</param>
    public void MustSpeakFor(Delegation? delegation, DateTimeOffset now)
    {
        if (isProtocol)
            return;
        if (delegation is null || !sight.Delegations.Contains(delegation.Party))
            throw Fault.Denied(
                SharedReason.RoleMissing,
                $"That needs the role protocol in visits/{visit}, or delegation for the person's own."
            );
        if (delegation.RegistrationDeadline is not { } deadline || now >= deadline.ToDateTimeOffset())
            throw Fault.Precondition(
                ErrorReason.RegistrationClosed,
                delegation.RegistrationDeadline is null
                    ? $"{delegation.Name} does not register its own people."
                    : $"{delegation.Name} could register its own people until {delegation.RegistrationDeadline.ToDateTimeOffset():O}."
            );
    }
}
