using System.Text;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>What a file is that is no .docx, told from its first bytes.</summary>
internal static class FileKinds
{
    private const string SaveIt = "save it as .docx";

    public static void Check(byte[] file)
    {
        if (file.Length == 0)
            throw Fault.InvalidField(WordDocument.Field, "is empty");
        var start = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, 200));
        if (FaultOf(start) is { } fault)
            throw Fault.InvalidField(WordDocument.Field, fault);
    }

    private static string? FaultOf(string start) =>
        start.StartsWith("%PDF", StringComparison.Ordinal)
            ? $"is a PDF file: open the document that it was made of and {SaveIt}"
        : start.StartsWith("\u00D0\u00CF\u0011\u00E0", StringComparison.Ordinal)
            ? $"is an old Word document (.doc), or one with a password: {SaveIt}, without a password"
        : start.StartsWith(@"{\rtf", StringComparison.Ordinal) ? $"is a rich text file (.rtf): {SaveIt}"
        : start.Contains("mimetypeapplication/vnd.oasis.opendocument", StringComparison.Ordinal)
            ? $"is an OpenDocument file (.odt): {SaveIt}"
        : start.StartsWith("PK", StringComparison.Ordinal) ? null
        : $"is no Word document: {SaveIt}";
}
