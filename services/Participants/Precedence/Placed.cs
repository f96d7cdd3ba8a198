using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>A person at their place.</summary>
/// <param name="Own">Where the person stands by the ladder.</param>
/// <param name="By">What gives the place: the own standing, or that of another of the delegation whose list says so.</param>
/// <param name="HasList">Others of the delegation, or the person, are on the sender's list.</param>
/// <param name="ByListAlone">The sender's list decides, and the ladder has no say.</param>
/// <param name="Partner">Behind whom a companion stands.</param>
internal sealed record Placed(
    Standing Own,
    Standing By,
    bool HasList = false,
    bool ByListAlone = false,
    Participant? Partner = null
)
{
    public Participant Person => Own.Person;

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public List<string> TiedWith { get; } = [];

    public bool IsOnList => Person.ListPlace > 0;

    /// <summary>Whose inner order is settled: by the list of a delegation, or because there is only one.</summary>
    public string Side => HasList ? Person.Delegation : Person.Name;

    public Place ToPlace() =>
        new()
        {
            Place_ = Number,
            Participant = Person.Name,
            Rank = Partner is null && !ByListAlone ? By.Rung?.Code ?? "" : "",
            Reason = Reason,
            TiedWith = { TiedWith },
        };

    private string Reason
    {
        get
        {
            if (Partner is not null)
                return $"with {Partner.DisplayName}, as spouse";
            var onList = $"place {Person.ListPlace} on the sender's list";
            if (ByListAlone)
                return onList;
            var list = IsOnList ? onList : "not on the sender's list";
            if (By != Own)
                return $"{list}, which puts them where the delegation has {By.Reason}";
            return HasList && !IsOnList ? $"{Own.Reason}; {list}" : Own.Reason;
        }
    }
}
