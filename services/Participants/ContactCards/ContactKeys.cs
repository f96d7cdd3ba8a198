using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.ContactCards;

/// <summary>One key per card, made with the card and destroyed with it: a card that is written again gets a new one.</summary>
public sealed class ContactKeys(IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("StateVisit.Participants.ContactCards.v1");

    /// <summary>What the card says; null if what it was written with has been destroyed.</summary>
    public async Task<ContactCard?> OpenAsync(
        JournalDb db,
        SealedContactCard card,
        CancellationToken cancellation = default
    )
    {
        var (visit, path) = RecordName.Parse(card.Name);
        var row = await db.Set<ContactKeyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(key => key.Visit == visit && key.Path == path, cancellation);
        return row is null ? null : card.Open(protector.Unprotect(row.Key));
    }

    public async Task SealAsync(JournalDb db, SealedContactCard card, ContactCard content)
    {
        var (visit, path) = RecordName.Parse(card.Name);
        var row = await db.Set<ContactKeyRow>().FindAsync(visit, path);
        if (row is null)
        {
            row = new()
            {
                Visit = visit,
                Path = path,
                Key = protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)),
            };
            db.Add(row);
            await db.SaveChangesAsync();
        }
        card.Seal(content, protector.Unprotect(row.Key));
    }

    public static Task DestroyAsync(JournalDb db, RecordName card) =>
        db.Set<ContactKeyRow>().Where(key => key.Visit == card.Visit && key.Path == card.Path).ExecuteDeleteAsync();
}
