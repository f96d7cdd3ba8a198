using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StateVisit.ServiceDefaults.Errors;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>The canonical form of a text: what is kept, hashed and compared.</summary>
public static class TextForm
{
    /// <summary>Bytes in UTF-8.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    extension(Version version)
    {
        /// <summary>Brings numbers, headings and texts into Unicode normalization form C.</summary>
        public void Normalize()
        {
            foreach (var article in version.Articles)
            {
                article.Number = Composed.Of(article.Number);
                article.Heading = Composed.Of(article.Heading);
                article.Text = Composed.Of(article.Text);
            }
        }

        /// <summary>SHA-256 of the canonical form, as the contract describes it.</summary>
        public byte[] Hash()
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var article in version.Articles)
            {
                Append(hash, article.Number, "\t");
                Append(hash, article.Heading, "\n");
                Append(hash, article.Text, "\n\n");
            }
            return hash.GetHashAndReset();
        }

        /// <summary>Everything that keeps a text from being written. To be called on the normalized text.</summary>
        public void Check(string path, FieldFaults faults)
        {
            // A correction carries the articles by themselves.
            var all = path.Length == 0 ? "articles" : $"{path}.articles";
            if (version.Articles.Count == 0)
                faults.Add(all, "is empty: a text has at least one article");
            var size = version.Articles.Sum(article =>
                (long)Encoding.UTF8.GetByteCount(article.Number)
                + Encoding.UTF8.GetByteCount(article.Heading)
                + Encoding.UTF8.GetByteCount(article.Text)
            );
            if (size > MaxBytes)
                faults.Add(
                    all,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"are {size:N0} bytes of UTF-8 together, {MaxBytes:N0} (2 MiB) are allowed"
                    )
                );
            new Numbering(faults).Check(version.Articles, all);
            for (var i = 0; i < version.Articles.Count; i++)
            {
                var article = version.Articles[i];
                var place = article.Number.Length > 0 ? $"article {article.Number}" : $"part {i + 1}";
                Characters.Check(article.Number, place, $"{all}[{i}].number", faults);
                Characters.Check(article.Heading, place, $"{all}[{i}].heading", faults);
                Characters.Check(article.Text, place, $"{all}[{i}].text", faults);
            }
        }
    }

    private static void Append(IncrementalHash hash, string text, string end)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(Composed.Of(text)));
        hash.AppendData(Encoding.UTF8.GetBytes(end));
    }
}
