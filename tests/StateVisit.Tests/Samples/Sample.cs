using System.Text.Json;
using Google.Protobuf;
using StateVisit.Agenda.V1;

namespace StateVisit.Tests.Samples;

/// <summary>A sample as it lies in the AppHost's folder, read strictly: an unknown field or a wrong type throws.</summary>
internal sealed record Sample(string Visit, AgendaDocument Agenda)
{
    public const string Closed = "moscow-2023";
    public const string Rehearsal = "moscow-2023-rehearsal";

    public static string Path(string id)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "StateVisit.AppHost", "samples", id + ".json");
            if (File.Exists(path))
                return path;
        }
        throw new FileNotFoundException($"No sample {id} above {AppContext.BaseDirectory}.");
    }

    public static Sample Read(string id)
    {
        var text = File.ReadAllText(Path(id));
        using var json = JsonDocument.Parse(text);
        return new(json.RootElement.GetProperty("visit").GetString()!, ParseAgenda(text));
    }

    public static AgendaDocument ParseAgenda(string text)
    {
        using var json = JsonDocument.Parse(text);
        return JsonParser.Default.Parse<AgendaDocument>(json.RootElement.GetProperty("agenda").GetRawText());
    }

    public IEnumerable<IRecord> Records =>
        [Agenda.Visit, .. Agenda.Venues, .. Agenda.Topics, .. Agenda.Sessions, .. Agenda.Timings, .. Agenda.Cues];

    public Session Session(string id) => Agenda.Sessions.Single(s => s.Name == $"{Visit}/sessions/{id}");

    public Timing Timing(string id) => Agenda.Timings.Single(t => t.Name == $"{Visit}/sessions/{id}/timing");

    public Topic Topic(string id) => Agenda.Topics.Single(t => t.Name == $"{Visit}/topics/{id}");

    public Cue Cue(string id) => Agenda.Cues.Single(c => c.Name == $"{Visit}/cues/{id}");

    public Venue Venue(string id) => Agenda.Venues.Single(v => v.Name == $"{Visit}/venues/{id}");
}
