using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>Which language a text is in, and where it stands there. Languages are the same in whatever case they are written.</summary>
internal static class TextStates
{
    extension(V1.Version version)
    {
        public string Language => version.Name.Split('/')[5];
    }

    extension(Agreement agreement)
    {
        /// <summary>Of a document whose languages are not known, every text that is not said to be a translation.</summary>
        public bool IsAuthentic(string language) =>
            agreement.Languages.Count == 0 ? !agreement.Translations.Has(language) : agreement.Languages.Has(language);
    }

    extension(Preparation preparation)
    {
        public TextStatus? TextIn(string language) =>
            preparation.Texts.FirstOrDefault(text => Same(text.Language, language));

        public TextStatus Note(V1.Version latest)
        {
            if (preparation.TextIn(latest.Language) is not { } text)
                preparation.Texts.Add(text = new() { Language = latest.Language });
            text.Latest = latest.Number;
            text.Sha256 = latest.Sha256;
            return text;
        }

        /// <summary>Paper of a text that is no longer the text.</summary>
        public void VoidOriginals(string language)
        {
            for (var i = preparation.Originals.Count - 1; i >= 0; i--)
                if (Same(preparation.Originals[i].Language, language))
                    preparation.Originals.RemoveAt(i);
        }

        public void VoidInitials()
        {
            foreach (var text in preparation.Texts)
                (text.Initialled, text.InitialledSha256) = (0, Google.Protobuf.ByteString.Empty);
        }
    }

    extension(TextStatus text)
    {
        public void Initial() => (text.Initialled, text.InitialledSha256) = (text.Latest, text.Sha256);
    }

    extension(IEnumerable<string> languages)
    {
        public bool Has(string language) => languages.Contains(language, StringComparer.OrdinalIgnoreCase);
    }

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
