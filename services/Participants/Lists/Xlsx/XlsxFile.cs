using System.Text;
using System.Xml;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.OfficeFiles;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>
/// Lists as Office Open XML spreadsheets. Read here and not by a library: those on offer hold whole workbooks in memory, or hand over
/// the cached values of formulas and the halves of merged cells as if somebody had written them.
/// </summary>
internal static class XlsxFile
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The part of a compound file that an encrypted workbook stands in, as its directory has it.</summary>
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static Table Read(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith(CompoundFile))
            throw Fault.InvalidField(
                "list",
                file.Span.IndexOf(EncryptedPackage) >= 0
                    ? "has a password: save it as .xlsx without one"
                    : "is an old workbook (.xls): save it as .xlsx, without a password"
            );
        try
        {
            using var package = Package.Open(file);
            var workbook = Workbook.Read(package);
            var table = new TableBuilder();
            using (var sheet = package.Read(workbook.Sheets[0].Part))
                new SheetReader(sheet, workbook, table).Read();
            foreach (var (name, part) in workbook.Sheets.Skip(1))
                if (HasData(package, part))
                    table.Remark($"The sheet \"{name}\" was not read: a list is the first sheet.");
            return table.Build();
        }
        catch (InvalidDataException e)
        {
            throw Fault.InvalidField("list", $"is no spreadsheet that can be read: {e.Message}");
        }
        catch (XmlException)
        {
            throw Fault.InvalidField("list", "is no spreadsheet that can be read: it is damaged");
        }
    }

    private static bool HasData(Package package, string part)
    {
        using var sheet = package.Read(part);
        while (sheet.Read())
            if (sheet is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                return true;
        return false;
    }
}
