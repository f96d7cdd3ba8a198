using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Reading;

/// <summary>
/// Page and resume tokens: encrypted, all of one length, good only for the question and the clearance they were made
/// for. They hold positions that count hidden records too, which is why nobody can read or compare them.
/// </summary>
public sealed class Tokens(IDataProtectionProvider protection)
{
    private const int Binding = 16;
    private const int Capacity = 480;

    private readonly IDataProtector protector = protection.CreateProtector("StateVisit.Journal.Tokens.v1");

    /// <param name="question">All that the token is bound to.</param>
    public string Write(string question, params ReadOnlySpan<string> values)
    {
        var plain = new byte[Binding + Capacity];
        Bind(question, plain);
        var at = Binding;
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            if (at + 2 + bytes.Length > plain.Length - 2)
                throw new InvalidOperationException("The position does not fit into a token.");
            BinaryPrimitives.WriteUInt16BigEndian(plain.AsSpan(at), (ushort)(bytes.Length + 1));
            bytes.CopyTo(plain, at + 2);
            at += 2 + bytes.Length;
        }
        return WebEncoders.Base64UrlEncode(protector.Protect(plain));
    }

    /// <summary>The values as written. INVALID_ARGUMENT on <paramref name="field"/> for any other token.</summary>
    public IReadOnlyList<string> Read(string token, string question, string field)
    {
        byte[] plain;
        try
        {
            plain = protector.Unprotect(WebEncoders.Base64UrlDecode(token));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw Fault.InvalidField(field, "is not a token that was given out here");
        }
        Span<byte> expected = stackalloc byte[Binding];
        Bind(question, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, plain.AsSpan(0, Binding)))
            throw Fault.InvalidField(field, "was given out for another request or another caller");
        var values = new List<string>();
        for (
            var at = Binding;
            BinaryPrimitives.ReadUInt16BigEndian(plain.AsSpan(at)) is var length and > 0;
            at += 1 + length
        )
            values.Add(Encoding.UTF8.GetString(plain, at + 2, length - 1));
        return values;
    }

    private static void Bind(string question, Span<byte> target)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(question), hash);
        hash[..Binding].CopyTo(target);
    }
}
