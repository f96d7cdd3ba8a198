using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda.Changing;

/// <summary>Does edits to a draft, in order; everything that is wrong with them is found in one go.</summary>
internal sealed partial class Edits(Draft draft, FieldFaults faults)
{
    private readonly Aspects aspects = new(faults);

    public void Do(IReadOnlyList<Edit> edits)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            var at = $"edits[{i}]";
            switch (edits[i].EditCase)
            {
                case Edit.EditOneofCase.StartsAt:
                    StartsAt(edits[i].StartsAt, $"{at}.starts_at");
                    break;
                case Edit.EditOneofCase.LaterBy:
                    LaterBy(edits[i].LaterBy, $"{at}.later_by");
                    break;
                case Edit.EditOneofCase.EndsAt:
                    EndsAt(edits[i].EndsAt, $"{at}.ends_at");
                    break;
                case Edit.EditOneofCase.NoEstimate:
                    NoEstimate(edits[i].NoEstimate, $"{at}.no_estimate");
                    break;
                case Edit.EditOneofCase.Move:
                    Move(edits[i].Move, $"{at}.move");
                    break;
                case Edit.EditOneofCase.Shorten:
                    Shorten(edits[i].Shorten, $"{at}.shorten");
                    break;
                case Edit.EditOneofCase.Swap:
                    Swap(edits[i].Swap, $"{at}.swap");
                    break;
                case Edit.EditOneofCase.Cancel:
                    Cancel(edits[i].Cancel, $"{at}.cancel");
                    break;
                case Edit.EditOneofCase.AddCue:
                    AddCue(edits[i].AddCue, $"{at}.add_cue");
                    break;
                default:
                    faults.Add(at, "says nothing: one of starts_at, later_by, … is required");
                    break;
            }
        }
        aspects.RefuseContradictions();
        RefuseEndsBeforeStarts();
    }

    private void Cancel(Cancel edit, string at)
    {
        // Cancelled by an edit before this one: that contradiction is named with the others.
        if (
            Ahead(edit.Session, at, "session", Aspect.Existence) is var (session, timing)
            && timing.State != SessionState.Cancelled
        )
            session.Cancel(timing);
    }

    private void AddCue(AddCue edit, string at)
    {
        var cue = edit.Cue.AsSent();
        cue.Name = $"{draft.Ground.Visit.Name}/cues/{edit.CueId}";
        if (Take(cue.Session, at, "cue.session") is not null)
            aspects.Note(cue.Session, Aspect.Addition, at, "cue.session");
        draft.Add(cue, at);
    }

    private (Session Session, Timing Timing)? Take(string name, string at, string named) =>
        draft.Take(name, at, named, faults);

    private (Session Session, Timing Timing)? Ahead(string name, string at, string named, Aspect aspect)
    {
        if (Take(name, at, named) is not { } taken)
            return null;
        aspects.Note(name, aspect, at, named);
        return IsAhead(taken.Timing, at, named) ? taken : null;
    }

    private bool IsAhead(Timing timing, string at, string named)
    {
        if (timing.State != SessionState.InProgress)
            return true;
        faults.Add($"{at}.{named}", "has started");
        return false;
    }
}
