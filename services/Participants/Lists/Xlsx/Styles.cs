using System.Globalization;
using System.Xml;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Which styles show a number as a date, and from when a workbook counts days.</summary>
internal sealed class Styles(IReadOnlyList<bool> areDates, bool from1904)
{
    private const int DaysTo1904 = 1462;

    public static Styles Read(XmlReader xml, bool from1904)
    {
        var dateFormats = new HashSet<string>(StringComparer.Ordinal);
        var areDates = new List<bool>();
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                if (IsDate(xml.GetAttribute("formatCode") ?? ""))
                    dateFormats.Add(xml.GetAttribute("numFmtId") ?? "");
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "cellXfs", IsEmptyElement: false })
            {
                var depth = xml.Depth;
                while (xml.ReadElementBelow(depth))
                    if (xml.LocalName == "xf")
                    {
                        var format = xml.GetAttribute("numFmtId") ?? "";
                        areDates.Add(IsBuiltInDate(format) || dateFormats.Contains(format));
                    }
            }
        return new(areDates, from1904);
    }

    /// <summary>A number as a reader of the sheet sees it, but dates as ISO 8601 writes them.</summary>
    public string Show(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return number;
        var isDate =
            int.TryParse(style, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < areDates.Count && areDates[i];
        if (isDate && value is >= 0 and < 2_900_000)
        {
            var time = DateTime.FromOADate(value + (from1904 ? DaysTo1904 : 0));
            var form = time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
            return time.ToString(form, CultureInfo.InvariantCulture);
        }
        return Math.Abs(value) < 1e15 ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : number;
    }

    private static bool IsBuiltInDate(string id) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number)
        && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>It has a letter of a date or a time outside quotes and brackets.</summary>
    private static bool IsDate(string format)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < format.Length; i++)
            switch (format[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '[' when !quoted:
                    bracketed = true;
                    break;
                case ']':
                    bracketed = false;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S' when !quoted && !bracketed:
                    return true;
            }
        return false;
    }
}
