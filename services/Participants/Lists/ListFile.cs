using Google.Api;
using Microsoft.Net.Http.Headers;
using StateVisit.Participants.Lists.Csv;
using StateVisit.Participants.Lists.Xlsx;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists;

/// <summary>The formats that a list can have.</summary>
internal static class ListFile
{
    public const string CsvType = "text/csv";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static Table Read(HttpBody file)
    {
        if (file.Data.IsEmpty)
            throw Fault.InvalidField("list", "is empty");
        var type = MediaTypeHeaderValue.TryParse(file.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var table = type?.ToLowerInvariant() switch
        {
            CsvType => CsvFile.Read(file.Data.Memory),
            XlsxType => XlsxFile.Read(file.Data.Memory),
            _ => throw Fault.InvalidField("list.content_type", $"must be {CsvType} or {XlsxType}"),
        };
        return table.Rows.Count > 0 ? table : throw Fault.InvalidField("list", "has no header");
    }
}
