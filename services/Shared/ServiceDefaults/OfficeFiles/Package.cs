using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace StateVisit.ServiceDefaults.OfficeFiles;

/// <summary>The parts of a spreadsheet or a text document, read no further than its reader asks for. Whatever is wrong with it is an <see cref="InvalidDataException"/>.</summary>
public sealed class Package : IDisposable
{
    private const int MaxParts = 1000;
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Of a part's size to its packed size; from a megabyte on. Real files stay below 50.</summary>
    private const long MaxRatio = 200;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive archive;
    private readonly Budget budget = new(MaxBytes);

    private Package(ZipArchive archive) => this.archive = archive;

    public static Package Open(ReadOnlyMemory<byte> file)
    {
        if (!MemoryMarshal.TryGetArray(file, out var bytes))
            bytes = file.ToArray();
        var package = new Package(
            new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false))
        );
        try
        {
            package.CheckSizes();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public IEnumerable<string> Parts => archive.Entries.Select(entry => entry.FullName);

    public XmlReader Read(string part)
    {
        var entry = archive.GetEntry(part) ?? throw new InvalidDataException($"it has no {part}");
        return XmlReader.Create(new BoundedStream(entry.Open(), budget), Xml);
    }

    /// <summary>The parts that a part names, by the ids that it names them with.</summary>
    public Dictionary<string, Relation> RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        var relations = new Dictionary<string, Relation>(StringComparer.Ordinal);
        using var xml = Read($"{folder}_rels/{part[slash..]}.rels");
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var target = xml.GetAttribute("Target") ?? "";
                var kind = xml.GetAttribute("Type") ?? "";
                relations[xml.GetAttribute("Id") ?? ""] = new(
                    kind[(kind.LastIndexOf('/') + 1)..],
                    target.StartsWith('/') ? target[1..] : folder + target
                );
            }
        return relations;
    }

    public void Dispose() => archive.Dispose();

    private void CheckSizes()
    {
        if (archive.Entries.Count > MaxParts)
            throw new InvalidDataException($"it has more than {MaxParts} parts");
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            total += entry.Length;
            if (entry.IsEncrypted)
                throw new InvalidDataException("it is encrypted: save it without a password");
            if (entry.Length > 1024 * 1024 && entry.Length / MaxRatio > entry.CompressedLength)
                throw new InvalidDataException($"{entry.FullName} is packed more tightly than documents are");
        }
        if (total > MaxBytes)
            throw new InvalidDataException("it unpacks to more than it may hold");
    }
}

/// <summary>What one part says of another.</summary>
/// <param name="Kind">The last word of the relation's type: <c>worksheet</c>.</param>
public sealed record Relation(string Kind, string Part);
