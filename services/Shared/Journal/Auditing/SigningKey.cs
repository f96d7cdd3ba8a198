using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Auditing;

/// <summary>
/// The service's key for checkpoints, made once and kept in the store under the key ring's protection. Whoever holds a
/// checkpoint and the public key can check offline that a later journal still contains it.
/// </summary>
public sealed class SigningKey(Store store, IDataProtectionProvider protection)
{
    private const string Name = "checkpoint-key";

    private readonly IDataProtector protector = protection.CreateProtector("StateVisit.Journal.Checkpoints.v1");

    public async Task<Checkpoint> SignAsync(
        string service,
        string visit,
        long revision,
        ReadOnlyMemory<byte> hash,
        DateTimeOffset time,
        CancellationToken cancellation
    )
    {
        using var key = await LoadAsync(cancellation);
        var checkpoint = new Checkpoint
        {
            Service = service,
            Visit = visit,
            Revision = revision,
            Hash = ByteString.CopyFrom(hash.Span),
            Time = Timestamp.FromDateTimeOffset(time),
            PublicKey = ByteString.CopyFrom(key.ExportSubjectPublicKeyInfo()),
        };
        checkpoint.Signature = ByteString.CopyFrom(key.SignData(Signed(checkpoint), HashAlgorithmName.SHA256));
        return checkpoint;
    }

    public async Task<ByteString> PublicKeyAsync(CancellationToken cancellation)
    {
        using var key = await LoadAsync(cancellation);
        return ByteString.CopyFrom(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Whether the signature holds for the key that the checkpoint carries; whose key it is, the reader knows.</summary>
    public static bool Verify(Checkpoint checkpoint)
    {
        if (checkpoint.Time is null)
            return false;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(checkpoint.PublicKey.Span, out _);
            return key.VerifyData(Signed(checkpoint), checkpoint.Signature.Span, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Signed(Checkpoint checkpoint) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                '\n',
                checkpoint.Service,
                checkpoint.Visit,
                checkpoint.Revision,
                Convert.ToHexStringLower(checkpoint.Hash.Span),
                checkpoint.Time.ToDateTimeOffset().ToUnixTimeMilliseconds()
            )
        );

    private async Task<ECDsa> LoadAsync(CancellationToken cancellation)
    {
        await using var db = store.Open();
        var secret = await db.Secrets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Name, cancellation);
        if (secret is null)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var value = protector.Protect(made.ExportPkcs8PrivateKey());
            // Another replica may make one at the same moment: the first stays.
            await db.ExecuteAsync(
                """INSERT INTO secrets ("Name", "Value") VALUES (@name, @value) ON CONFLICT DO NOTHING""",
                cancellation,
                ("name", Name),
                ("value", value)
            );
            secret = await db.Secrets.AsNoTracking().FirstAsync(s => s.Name == Name, cancellation);
        }
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(protector.Unprotect(secret.Value), out _);
        return key;
    }
}
