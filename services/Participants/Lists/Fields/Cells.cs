using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Participants.Lists.Fields;

/// <summary>Values as people write them in cells. What cannot be read answers what is wrong, else null.</summary>
internal static class Cells
{
    private static readonly char[] Separators = [' ', ',', ';'];

    public static string[] Words(string cell) =>
        cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string OfFlag(bool flag) => flag ? "yes" : "";

    public static string? ReadFlag(string cell, Action<bool> set)
    {
        bool? flag = cell.ToLowerInvariant() switch
        {
            "yes" or "true" or "x" or "1" => true,
            "" or "no" or "false" or "0" => false,
            _ => null,
        };
        if (flag is null)
            return "must be yes or no";
        set(flag.Value);
        return null;
    }

    public static string OfNumber(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    public static string? ReadNumber(string cell, Action<int> set)
    {
        var number = 0;
        if (
            cell.Length > 0
            && !int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        )
            return "must be a whole number";
        set(number);
        return null;
    }

    public static string OfTime(Timestamp? time) => time is null ? "" : time.ToString().Trim('"');

    public static string? ReadTime(string cell, Action<Timestamp?> set)
    {
        const string Form = "must be an instant with its offset from UTC like 2023-03-20T13:00:00+03:00";
        if (cell.Length == 0)
        {
            set(null);
            return null;
        }
        if (cell.Length < 20 || cell[10] != 'T' || cell.Contains('"', StringComparison.Ordinal))
            return Form;
        try
        {
            set(JsonParser.Default.Parse<Timestamp>($"\"{cell}\""));
            return null;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException)
        {
            return Form;
        }
    }

    /// <summary>A value of an enum without its prefix; empty: unspecified.</summary>
    public static string OfEnum(EnumDescriptor type, string prefix, int value) =>
        value == 0 ? "" : type.FindValueByNumber(value)?.Name[prefix.Length..] ?? "";

    public static string? ReadEnum(EnumDescriptor type, string prefix, string cell, Action<int> set)
    {
        var name = prefix + cell.ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
        var value = cell.Length == 0 ? 0 : type.FindValueByName(name)?.Number;
        if (value is null || value == 0 && cell.Length > 0)
            return $"must be one of {string.Join(", ", type.Values.Skip(1).Select(v => v.Name[prefix.Length..]))}";
        set(value.Value);
        return null;
    }
}
