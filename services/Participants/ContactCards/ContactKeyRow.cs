namespace StateVisit.Participants.ContactCards;

/// <summary>The key of one person's contact card, protected by the service's key ring. Where there is none, nobody reads the card.</summary>
public sealed class ContactKeyRow
{
    /// <summary>Id of the visit.</summary>
    public required string Visit { get; set; }

    /// <summary>Of the card: <c>participants/x/contactCard</c>.</summary>
    public required string Path { get; set; }

    public byte[] Key { get; set; } = [];
}
