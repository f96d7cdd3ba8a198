using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>The short way to say edits, as <c>edits.LaterBy("signing", 20)</c>; sessions and venues by their ids.</summary>
internal sealed class Edits(string visit)
{
    public string Session(string id) => $"{visit}/sessions/{id}";

    public Edit StartsAt(string session, Timestamp time) =>
        new()
        {
            StartsAt = new() { Session = Session(session), Time = time },
        };

    public Edit LaterBy(string session, double minutes) =>
        new()
        {
            LaterBy = new() { Session = Session(session), Duration = Make.Minutes(minutes) },
        };

    public Edit EndsAt(string session, Timestamp time) =>
        new()
        {
            EndsAt = new() { Session = Session(session), Time = time },
        };

    public Edit NoEstimate(string session) => new() { NoEstimate = new() { Session = Session(session) } };

    public Edit Move(string session, Timestamp? start = null, string venue = "", string after = "") =>
        new()
        {
            Move = new()
            {
                Session = Session(session),
                StartTime = start,
                Venue = venue.Length == 0 ? "" : $"{visit}/venues/{venue}",
                After = after.Length == 0 ? "" : Session(after),
            },
        };

    public Edit Shorten(string session, double minutes) =>
        new()
        {
            Shorten = new() { Session = Session(session), Duration = Make.Minutes(minutes) },
        };

    public Edit Swap(string session, string with) =>
        new()
        {
            Swap = new() { Session = Session(session), With = Session(with) },
        };

    public Edit Cancel(string session) => new() { Cancel = new() { Session = Session(session) } };

    public Edit AddCue(string id, string session, Action<Cue>? change = null) =>
        new()
        {
            AddCue = new() { CueId = id, Cue = Make.Cue(Session(session), change) },
        };
}
