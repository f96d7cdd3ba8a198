using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>A version is written once.</summary>
internal static class VersionRules
{
    extension(Version version)
    {
        /// <summary>All of it but what it says, which is long.</summary>
        public Version WithoutText()
        {
            var rest = version.Clone();
            rest.Articles.Clear();
            return rest;
        }

        /// <summary>Only who may see it can change.</summary>
        public void MustSayTheSame(Version before)
        {
            var faults = new FieldFaults();
            Must(version.Author == before.Author, "author");
            Must(version.Note == before.Note, "note");
            Must(version.Specimen == before.Specimen, "specimen");
            Must(version.Articles.Equals(before.Articles), "articles");
            Must(version.Sources.Equals(before.Sources), "sources");
            faults.ThrowIfAny();

            void Must(bool isSame, string field)
            {
                if (!isSame)
                    faults.Add($"version.{field}", "cannot change: write a new version");
            }
        }
    }

    extension(Agreement agreement)
    {
        /// <summary>In the language, else in English, else in any.</summary>
        public string TitleIn(string language) =>
            agreement.Titles.TryGetValue(language, out var own) ? own
            : agreement.Titles.TryGetValue("en", out var english) ? english
            : agreement.Titles.OrderBy(title => title.Key, StringComparer.Ordinal).First().Value;
    }
}
