using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Seats;

/// <summary>A plan with the people and delegations that its reader may see.</summary>
public sealed class Cast(
    SeatingPlan plan,
    IEnumerable<Participant> people,
    IEnumerable<Delegation> delegations,
    string language
)
{
    private readonly Dictionary<string, Participant> people = people.ToDictionary(person => person.Name);
    private readonly Dictionary<string, Delegation> delegations = delegations.ToDictionary(one => one.Party);

    public SeatingPlan Plan => plan;

    /// <summary>The language asked for; empty: each person's own.</summary>
    public string Language => language;

    public IReadOnlyList<Placing> Places => field ??= [.. plan.Seats.Select(PlaceOf)];

    public Wording Title => Wording.Of(Languages.Choose(plan.Titles, language));

    public Participant? PersonAt(Seat seat) => people.GetValueOrDefault(seat.Participant);

    public Delegation? DelegationOf(string party) => delegations.GetValueOrDefault(party);

    /// <summary>What a party is called: by its delegation, else by its code.</summary>
    public Wording PartyIn(string party, string language) =>
        DelegationOf(party) is { } delegation
            ? Wording.Of(Languages.Choose(delegation.Titles, language))
            : new(party, "");

    private Placing PlaceOf(Seat seat)
    {
        if (PersonAt(seat) is { } person)
        {
            var (own, asked) = (person.OwnName, person.NameIn(language));
            return new(seat, Holder.Person)
            {
                Name = (asked ?? own).Shown,
                OwnName = asked is null || ReferenceEquals(asked, own) ? default : own.Shown,
                Office = person.OfficeIn(language),
            };
        }
        return seat switch
        {
            { Office.Length: > 0 } => new(seat, Holder.Office) { Name = Wording.Of((seat.Office, "")) },
            { Participant.Length: > 0 } or { Party.Length: > 0 } => new(seat, Holder.Unnamed),
            _ => new(seat, Holder.Nobody),
        };
    }
}
