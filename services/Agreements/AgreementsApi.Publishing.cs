using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Publication = StateVisit.Agreements.Publishing.Publication;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>What is given out, when, and a duty officer's ways out of it.</summary>
public sealed partial class AgreementsApi
{
    public override Task<Agreement> PublishAgreement(PublishAgreementRequest request, ServerCallContext context) =>
        writer.RunAsync(request, context, request.Name, write => Publication.RunAsync(write, request, NameOf(context)));

    public override Task<Change> LiftEmbargo(LiftEmbargoRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            write => WithVersionsAsync(write, request.Name, name => write.LiftEmbargoAsync(name, request.Reason))
        );

    public override Task<Change> HoldEmbargo(HoldEmbargoRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            write => WithVersionsAsync(write, request.Name, name => write.HoldEmbargoAsync(name, request.Reason))
        );

    /// <summary>What a document was published with opens with it and is held with it; what belongs to one never opens before it.</summary>
    private static async Task<Change> WithVersionsAsync(Write write, string name, Func<string, Task<Change>> change)
    {
        var done = await change(name);
        if (name != AgreementName.Of(name))
            await MustLieWithinAsync(write, name);
        else if (
            await write.FindAsync<Preparation>(AgreementName.Preparation(name)) is { Publication: { } publication }
        )
            foreach (var version in publication.Versions)
                if (await write.FindAsync<Version>(version) is { Embargo: not null })
                    await change(version);
        return done;
    }

    private static async Task MustLieWithinAsync(Write write, string name)
    {
        var agreement = await write.LoadAsync<Agreement>(AgreementName.Of(name));
        if (!Within.Holds(agreement, await write.LoadAsync<IRecord>(name)))
            throw Fault.InvalidField("name", $"would be more open than {agreement.Name}: lift that embargo");
    }
}
