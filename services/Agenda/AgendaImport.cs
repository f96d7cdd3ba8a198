using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>
/// Brings in a programme. What is only output elsewhere (phase, states) is taken as given, because an import tells what has
/// happened.
/// </summary>
internal static class AgendaImport
{
    public static async Task<ImportAgendaResponse> RunAsync(Write write, string name, AgendaDocument document)
    {
        var import = new Import(write);
        CheckNames(import, name, document);
        var visit = document.Visit.Clone();
        if (visit.Phase == VisitPhase.Unspecified)
            visit.Phase = VisitPhase.Preparing;
        visit.SetClock(
            await write.FindAsync<Visit>(name),
            write.Now,
            "document.visit.rehearsal_clock",
            paused: visit.RehearsalClock?.Paused ?? false
        );
        await import.PutAsync(visit, "document.visit");
        await import.PutAllAsync(document.Venues, "document.venues");
        await import.PutAllAsync(document.Topics, "document.topics");

        var timings = await TimingsAsync(write, document);
        var sessions = document.Sessions.Select(session => session.Clone()).ToList();
        for (var i = 0; i < sessions.Count; i++)
        {
            var (timing, path) = timings[sessions[i].TimingName];
            sessions[i].Show(timing);
            await import.PutAsync(sessions[i], $"document.sessions[{i}]");
            await import.PutAsync(timing, path);
        }
        await import.PutAllAsync(document.Cues, "document.cues");
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
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
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

    private static void CheckNames(Import import, string name, AgendaDocument document)
    {
        var faults = new FieldFaults();
        if (document.Visit.Name.Length > 0 && document.Visit.Name != name)
            faults.Add("document.visit.name", $"is not {name}");
        document.Visit.Name = name;
        import.CheckNames(document.Venues, "document.venues", faults);
        import.CheckNames(document.Topics, "document.topics", faults);
        import.CheckNames(document.Sessions, "document.sessions", faults);
        import.CheckNames(document.Timings, "document.timings", faults);
        import.CheckNames(document.Cues, "document.cues", faults);
        var timings = document.Sessions.Select(session => session.TimingName).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < document.Timings.Count; i++)
            if (!timings.Contains(document.Timings[i].Name))
                faults.Add($"document.timings[{i}].name", "is the timing of no session of the document");
        faults.ThrowIfAny();
    }
}
