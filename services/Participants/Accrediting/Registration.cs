using System.Security.Cryptography;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Accrediting;

/// <summary>A delegation registers one of its own people.</summary>
internal static class Registration
{
    private const int LongestPrefix = 40;
    private const int RandomCharacters = 16;

    public static async Task<Participant> RunAsync(Write write, Sender sender, string parent, Participant sent)
    {
        var delegation = await sender.SeeAsync<Delegation>(write, parent) ?? throw Fault.NotFound(parent);
        sender.MustSpeakFor(delegation, write.Now);
        await MustSeeAsync(write, sender, sent.Accompanies);
        var person = Registered(sent, delegation);
        await write.CreateAsync(
            $"visits/{write.Visit}/participants/{NewId(delegation.Party)}",
            person,
            "participant",
            ""
        );
        await People.CheckAsync(write, [(person, "participant")]);
        return person;
    }

    /// <summary>Random, because an id that is taken would tell of somebody whom the delegation may not know.</summary>
    private static string NewId(string party)
    {
        var prefix = party.ToLowerInvariant()[..Math.Min(party.Length, LongestPrefix)];
        return $"{prefix}-{RandomNumberGenerator.GetHexString(RandomCharacters, lowercase: true)}";
    }

    /// <summary>As sent, without what the host decides.</summary>
    private static Participant Registered(Participant sent, Delegation delegation)
    {
        var person = sent.AsSent();
        person.Delegation = delegation.Name;
        person.Access = new() { Label = Label.Delegation, Delegations = { delegation.Party } };
        person.Embargo = null;
        person.PrecedenceOverride = null;
        person.PhotoReceived = false;
        // One that is taken would tell of somebody whom the delegation may not know.
        person.ListPlace = 0;
        person.Accreditation = AccreditationState.Registered;
        return person;
    }

    /// <summary>Somebody hidden is refused in the very words that are used of nobody.</summary>
    private static async Task MustSeeAsync(Write write, Sender sender, string accompanied)
    {
        if (accompanied.Length > 0 && await sender.SeeAsync<Participant>(write, accompanied) is null)
            throw Fault.InvalidField("participant.accompanies", $"names {accompanied}, which does not exist");
    }
}
