using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.ContactCards;

/// <summary>A contact card under its key: AES-256-GCM, bound to the card's name, so that no other card can be put in its place.</summary>
public static class Sealing
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    extension(SealedContactCard card)
    {
        public void Seal(ContactCard content, byte[] key)
        {
            var plain = content.ToByteArray();
            var whole = new byte[NonceBytes + TagBytes + plain.Length];
            var (nonce, tag, cipher) = Parts(whole);
            RandomNumberGenerator.Fill(nonce.Span);
            using var aes = new AesGcm(key, TagBytes);
            aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, card.Binding);
            card.Sealed = UnsafeByteOperations.UnsafeWrap(whole);
        }

        /// <summary>Null if it was sealed with another key, or for another card.</summary>
        public ContactCard? Open(byte[] key)
        {
            var (nonce, tag, cipher) = Parts(card.Sealed.ToByteArray());
            var plain = new byte[cipher.Length];
            using var aes = new AesGcm(key, TagBytes);
            try
            {
                aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain, card.Binding);
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
            return ContactCard.Parser.ParseFrom(plain);
        }

        /// <summary>The card as its readers get it.</summary>
        public ContactCard Show(ContactCard content)
        {
            var shown = content.Clone();
            (shown.Name, shown.Etag, shown.UpdateTime) = (card.Name, card.Etag, card.UpdateTime);
            return shown;
        }

        private byte[] Binding => Encoding.UTF8.GetBytes(card.Name);
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] whole) =>
        (whole.AsMemory(0, NonceBytes), whole.AsMemory(NonceBytes, TagBytes), whole.AsMemory(NonceBytes + TagBytes));
}
