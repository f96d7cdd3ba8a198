using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>
/// Brings in a programme: what is new is created, what differs is updated, nothing is deleted. What is only output
/// elsewhere (phase, states) is taken as given, because an import tells what has happened.
/// </summary>
internal static class Import
{
    public static async Task<ImportAgendaResponse> RunAsync(Write write, string name, AgendaDocument document)
    {
        var faults = new FieldFaults();
        CheckNames(name, document, faults);
        faults.ThrowIfAny();

        var answer = new ImportAgendaResponse();
        var visit = document.Visit.Clone();
        if (visit.Phase == VisitPhase.Unspecified)
            visit.Phase = VisitPhase.Preparing;
        visit.SetClock(
            await write.FindAsync<Visit>(name),
            write.Now,
            "document.visit.rehearsal_clock",
            paused: visit.RehearsalClock?.Paused ?? false
        );
        await PutAsync(write, visit, "document.visit", answer);
        await PutAllAsync(write, document.Venues, "document.venues", answer);
        await PutAllAsync(write, document.Topics, "document.topics", answer);

        var timings = await TimingsAsync(write, document);
        var sessions = document.Sessions.Select(session => session.Clone()).ToList();
        for (var i = 0; i < sessions.Count; i++)
        {
            var (timing, path) = timings[sessions[i].TimingName];
            sessions[i].Show(timing);
            await PutAsync(write, sessions[i], $"document.sessions[{i}]", answer);
            await PutAsync(write, timing, path, answer);
        }
        await PutAllAsync(write, document.Cues, "document.cues", answer);
        await Cycles.RefuseAsync(
            write,
            Cycles.Predecessors,
            [.. sessions.Select((session, i) => ((IRecord)session, $"document.sessions[{i}]"))]
        );
        await Cycles.RefuseAsync(
            write,
            Cycles.Parents,
            [.. document.Venues.Select((venue, i) => ((IRecord)venue, $"document.venues[{i}]"))]
        );
        return answer;
    }

    /// <summary>The timing of each session: as given, as stored, or new.</summary>
    private static async Task<Dictionary<string, (Timing Timing, string Path)>> TimingsAsync(
        Write write,
        AgendaDocument document
    )
    {
        var timings = new Dictionary<string, (Timing, string)>(StringComparer.Ordinal);
        for (var i = 0; i < document.Timings.Count; i++)
        {
            var timing = document.Timings[i].Clone();
            if (timing.State == SessionState.Unspecified)
                timing.State = SessionState.Planned;
            timings[timing.Name] = (timing, $"document.timings[{i}]");
        }
        for (var i = 0; i < document.Sessions.Count; i++)
        {
            var session = document.Sessions[i];
            if (!timings.ContainsKey(session.TimingName))
                timings[session.TimingName] = (
                    await write.FindAsync<Timing>(session.TimingName) ?? session.Clone().Plan(),
                    $"document.sessions[{i}]"
                );
        }
        return timings;
    }

    private static void CheckNames(string name, AgendaDocument document, FieldFaults faults)
    {
        if (document.Visit.Name.Length > 0 && document.Visit.Name != name)
            faults.Add("document.visit.name", $"is not {name}");
        document.Visit.Name = name;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Check(document.Venues, "venues");
        Check(document.Topics, "topics");
        Check(document.Sessions, "sessions");
        Check(document.Timings, "timings");
        Check(document.Cues, "cues");
        var sessions = document.Sessions.Select(session => session.TimingName).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < document.Timings.Count; i++)
            if (!sessions.Contains(document.Timings[i].Name))
                faults.Add($"document.timings[{i}].name", "is the timing of no session of the document");

        void Check(IReadOnlyList<IRecord> records, string list)
        {
            for (var i = 0; i < records.Count; i++)
                if (records[i].Name.Length == 0)
                    faults.Add($"document.{list}[{i}].name", "is required");
                else if (!seen.Add(records[i].Name))
                    faults.Add($"document.{list}[{i}].name", "stands in the document twice");
        }
    }

    private static async Task PutAllAsync(
        Write write,
        IReadOnlyList<IRecord> records,
        string list,
        ImportAgendaResponse answer
    )
    {
        for (var i = 0; i < records.Count; i++)
            await PutAsync(write, records[i].Copy(), $"{list}[{i}]", answer);
    }

    private static async Task PutAsync(Write write, IRecord record, string path, ImportAgendaResponse answer)
    {
        switch (await write.PutAsync(record, path))
        {
            case Put.Created:
                answer.Created++;
                break;
            case Put.Updated:
                answer.Updated++;
                break;
            default:
                answer.Unchanged++;
                break;
        }
    }
}
