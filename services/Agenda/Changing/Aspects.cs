using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda.Changing;

/// <summary>What an edit says something about.</summary>
internal enum Aspect
{
    Start,
    End,
    Venue,

    /// <summary>Another predecessor or cue: there can be several.</summary>
    Addition,

    /// <summary>Whether it takes place at all: then nothing else can be said of it.</summary>
    Existence,
}

/// <summary>Which edit said what of which session, so that one change does not say two things of the same.</summary>
internal sealed class Aspects(FieldFaults faults)
{
    private readonly List<(string Session, Aspect Aspect, string At, string Named)> noted = [];

    public void Note(string session, Aspect aspect, string at, string named) => noted.Add((session, aspect, at, named));

    public bool Has(string session, Aspect aspect) => noted.Exists(n => n.Session == session && n.Aspect == aspect);

    public void RefuseContradictions()
    {
        foreach (var of in noted.GroupBy(n => n.Session, StringComparer.Ordinal))
        {
            var gone = of.FirstOrDefault(n => n.Aspect == Aspect.Existence);
            foreach (var note in of)
            {
                if (gone.At is not null && note.At != gone.At)
                    faults.Add($"{note.At}.{note.Named}", $"is cancelled by {gone.At}");
                else if (
                    note.Aspect != Aspect.Addition
                    && of.First(n => n.Aspect == note.Aspect) is var first
                    && first.At != note.At
                )
                    faults.Add($"{note.At}.{note.Named}", $"contradicts {first.At}");
            }
        }
    }
}
