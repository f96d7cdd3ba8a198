using System.Xml.Linq;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>Elements by their local names: documents in strict form have other namespaces.</summary>
internal static class Xml
{
    extension(XElement element)
    {
        public string Tag => element.Name.LocalName;

        public XElement? Child(string tag) => element.Elements().FirstOrDefault(child => child.Name.LocalName == tag);

        public IEnumerable<XElement> Children(string tag) =>
            element.Elements().Where(child => child.Name.LocalName == tag);

        public string? Given(string name) =>
            element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

        public string? Value(string child) => element.Child(child)?.Given("val");

        public int? Number(string child) =>
            int.TryParse(element.Value(child), System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number
                : null;

        /// <summary>A property without a value is on.</summary>
        public bool IsOn(string child) =>
            element.Child(child) is { } property && property.Given("val") is not ("0" or "false" or "off");

        /// <summary>The first words below it, deleted ones too.</summary>
        public string FirstWords()
        {
            const int longest = 60;
            var text = string.Concat(
                element.Descendants().Where(one => one.Name.LocalName is "t" or "delText").Select(one => one.Value)
            );
            return text.Length <= longest ? text : text[..longest] + "…";
        }
    }
}
