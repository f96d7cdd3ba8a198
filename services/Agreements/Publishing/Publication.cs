using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Publishing;

/// <summary>Gives the text of a document out: the fact beside the state, and who sees document and versions from when.</summary>
internal static class Publication
{
    public static async Task<Agreement> RunAsync(Write write, PublishAgreementRequest request, string by)
    {
        var dossier = await write.DossierAsync(request.Name, request.Etag);
        var act = await write.ActAsync(by);
        dossier.Publish(act);
        var agreement = dossier.Agreement;
        var (access, embargo) = await TermsAsync(write, request, agreement, act.Time);
        Open(agreement, access, embargo);
        await write.SaveAsync(dossier, "published");
        foreach (var name in dossier.Preparation.Publication.Versions)
        {
            var version = await write.LoadAsync<Version>(name);
            Open(version, access, embargo);
            await write.UpdateAsync(version, "version", "published");
        }
        return agreement;
    }

    /// <summary>Nobody who sees a record already loses it by its being published.</summary>
    private static void Open(IRecord record, Access? access, Embargo? embargo)
    {
        if (access is not null)
        {
            if (record.Access.IsWithin(access))
                record.Access = access.Clone();
            record.Embargo = null;
        }
        else if (record.Access.IsWithin(embargo!.After))
            record.Embargo = embargo.Clone();
    }

    /// <summary>Who sees it at once, or the embargo after which more do; one of the two.</summary>
    private static async Task<(Access?, Embargo?)> TermsAsync(
        Write write,
        PublishAgreementRequest request,
        Agreement agreement,
        DateTimeOffset now
    )
    {
        if (request is { Access: not null, Embargo: not null })
            throw Fault.InvalidField("embargo", "or access, not both: it says itself who sees it after it");
        if (request.Access is not null)
            return (request.Access, null);
        if (request.Embargo is { } embargo)
        {
            await MustBeAheadAsync(write, embargo, now);
            return (null, embargo);
        }
        var everybody = new Access { Label = Label.Public };
        return agreement.ConcludedOn.Length > 0
            ? (everybody, null)
            : (null, new() { After = everybody, Signing = agreement.Name });
    }

    /// <summary>What waits for something that is over would wait for ever.</summary>
    private static async Task MustBeAheadAsync(Write write, Embargo embargo, DateTimeOffset now)
    {
        switch (embargo.UntilCase)
        {
            case Embargo.UntilOneofCase.None:
                throw Fault.InvalidField("embargo", "needs time, session_start, session_end or signing");
            case Embargo.UntilOneofCase.Time when embargo.Time.ToDateTimeOffset() <= now:
                throw Fault.InvalidField("embargo.time", "is over");
            case Embargo.UntilOneofCase.SessionStart:
                await MustNotBeAsync(
                    embargo.SessionStart,
                    "embargo.session_start",
                    SessionState.InProgress,
                    SessionState.Concluded
                );
                break;
            case Embargo.UntilOneofCase.SessionEnd:
                await MustNotBeAsync(embargo.SessionEnd, "embargo.session_end", SessionState.Concluded);
                break;
            case Embargo.UntilOneofCase.Signing
                when await write.FindAsync<Agreement>(embargo.Signing) is { ConcludedOn.Length: > 0 }:
                throw Fault.InvalidField("embargo.signing", "names a document that is concluded already");
        }

        async Task MustNotBeAsync(string session, string field, params SessionState[] over)
        {
            var state =
                (await write.FindAsync<Timing>($"{session}/timing"))?.State
                ?? throw Fault.InvalidField(field, $"names {session}, which does not exist");
            if (state == SessionState.Cancelled)
                throw Fault.InvalidField(field, $"names {session}, which is cancelled");
            if (over.Contains(state))
                throw Fault.InvalidField(field, $"waits for {session}, and that is over");
        }
    }
}
