using System.Xml;
using StateVisit.Agreements.Documents.Reading;
using StateVisit.Agreements.Documents.Writing;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.OfficeFiles;
using Package = StateVisit.ServiceDefaults.OfficeFiles.Package;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Documents;

/// <summary>
/// Texts as Word documents (.docx). Read are the words of the body with the numbers that Word shows beside them. Kept as text are the
/// results of fields, links, content controls, and tables, a line for each row and a tab between cells. Left out are headers and footers,
/// tables of contents, the document's title at its start, and empty paragraphs that are not ours. Whatever else carries words or meaning
/// (footnotes, text boxes, pictures, formulas, symbols, hidden text) is refused with its place, so that nothing is lost unseen.
/// </summary>
public static class WordDocument
{
    /// <summary>The field that faults of a document are reported on.</summary>
    public const string Field = "document";

    /// <summary>The articles of a document; <see cref="Fault"/> when it is none, or holds what is no text.</summary>
    /// <param name="language">Of its text; decides how its articles are called.</param>
    public static Version Read(byte[] file, string language, TrackedChanges changes)
    {
        FileKinds.Check(file);
        try
        {
            using var package = Package.Open(file);
            var parts = Parts.Of(package);
            var faults = new FieldFaults();
            var paragraphs = new BodyReader(parts, changes, faults).Read(package);
            faults.ThrowIfAny();
            return new Version { Articles = { new Articles(language, paragraphs).Build() } };
        }
        catch (InvalidDataException e)
        {
            throw Fault.InvalidField(Field, $"is no document that can be read: {e.Message}");
        }
        catch (XmlException)
        {
            throw Fault.InvalidField(Field, "is no document that can be read: it is damaged");
        }
    }

    /// <summary>A document of the articles; the same bytes for the same text. Read again it has the same hash.</summary>
    /// <param name="title">Stands above the text and is no part of it. Empty: none.</param>
    public static byte[] Write(Version version, string title, string language) =>
        DocumentWriter.Write(version, title, language);
}
