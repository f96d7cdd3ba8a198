using System.Collections.Concurrent;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Readying;

/// <summary>
/// Packages and calendars of releases as callers may see them. A package is made once per point of the visit, minute and
/// clearance, however many ask; kept in the process only, because there is more in it than any cache beyond may hold.
/// </summary>
public sealed class Packages(Reader reader, Heads heads, Holdings holdings, TimeProvider time)
{
    private const int KeptAtMost = 1_000;

    private readonly ConcurrentDictionary<Question, Answer> made = new();

    private readonly record struct Question(string Visit, string Clearance, string Agenda, string Session);

    private sealed record Answer(string Point, long Minute, Lazy<Package> Package);

    public async Task<Package> GetAsync(GetPackageRequest request, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(request.Name);
        var (holding, clearance, agenda) = await HoldingAsync(visit, request.Name, context);
        var now = holding.Visit.NowAt(time.GetUtcNow());
        var question = new Question(visit, clearance.Key, agenda.Key, request.Session);
        var minute = now.ToUnixTimeSeconds() / 60;
        if (made.TryGetValue(question, out var known) && known.Point == holding.Head.Point && known.Minute == minute)
            return known.Package.Value;
        if (made.Count > KeptAtMost)
            made.Clear();
        var answer = new Answer(
            holding.Head.Point,
            minute,
            new(() =>
                PackageView.Of(
                    holding.Visit.Name,
                    holding.SeenBy(clearance, request.Session, now),
                    clearance,
                    new Expected(holding.Plan, agenda, now),
                    now
                )
            )
        );
        made[question] = answer;
        return answer.Package.Value;
    }

    public async Task<IReadOnlyList<Release>> ReleasesAsync(string parent, ServerCallContext context)
    {
        var (visit, _) = RecordName.Parse(parent);
        var (holding, clearance, agenda) = await HoldingAsync(visit, parent, context);
        var waiting = await reader.SomeAsync(
            visit,
            (_, rows) => rows.Where(row => row.AfterLabel != 0 && (row is AgreementRow || row is VersionRow)),
            clearance,
            context.CancellationToken
        );
        return Calendar.Of(
            waiting,
            agreement => holding.Find(agreement) is { } found && clearance.Sees(found.Access) ? found : null,
            new Expected(holding.Plan, agenda, holding.Visit.NowAt(time.GetUtcNow()))
        );
    }

    /// <summary>NOT_FOUND names what was asked for.</summary>
    private async Task<(Holding Holding, Clearance Clearance, Clearance Agenda)> HoldingAsync(
        string visit,
        string asked,
        ServerCallContext context
    )
    {
        var clearance = reader.ClearanceOf(context, visit);
        var head = await heads.GetAsync(visit, clearance, asked, context.CancellationToken);
        var holding = await holdings.AtAsync(head, context.CancellationToken) ?? throw Fault.NotFound(asked);
        // It moves with the clock too, so whoever keeps answers by the visit's revision must not keep this one.
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";
        // The office that owns documents does not own the agenda.
        return (holding, clearance, Clearance.Of(context.Caller(), visit, owningOffice: null));
    }
}
