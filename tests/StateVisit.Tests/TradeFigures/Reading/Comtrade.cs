namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>Files as UN Comtrade gives them out, each row a change to one like the others: <c>flowCode=X; primaryValue=7</c>.</summary>
internal static class Comtrade
{
    private static readonly string[] Names = ReadHeader("comtrade.csv");

    private static readonly string[] LegacyNames = ReadHeader("legacy.csv");

    private static readonly Dictionary<string, string> Row = Changes(
        "typeCode=C; freqCode=A; period=2021; reporterCode=156; flowCode=M; partnerCode=643; partner2Code=0; "
            + "classificationCode=H6; cmdCode=TOTAL; aggrLevel=0; customsCode=C00; mosCode=0; motCode=0; qtyUnitAbbr=N/A; "
            + "qty=0; netWgt=0; primaryValue=1"
    );

    private static readonly Dictionary<string, string> LegacyRow = Changes(
        "Classification=S4; Year=2012; Period=2012; Aggregate Level=2; Trade Flow Code=1; Reporter Code=156; "
            + "Partner Code=643; Commodity Code=00; Qty Unit=No Quantity; Trade Value (US$)=1"
    );

    public static string Csv(params string[] rows) =>
        Lines(string.Join(',', Names), rows.Select(row => Line(row) + ","));

    /// <summary>Without the empty cell at the end.</summary>
    public static string Line(string changes) =>
        string.Join(',', Cells(Names, Row, changes).Select(cell => cell.Length == 0 ? "" : $"\"{cell}\""));

    public static string Legacy(params string[] rows) =>
        Lines(string.Join(',', LegacyNames), rows.Select(row => string.Join(',', Cells(LegacyNames, LegacyRow, row))));

    /// <summary>Everything as text.</summary>
    public static string Json(params string[] rows) =>
        "{\"count\":1,\"data\":["
        + string.Join(
            ',',
            rows.Select(row =>
                "{"
                + string.Join(',', Names.Zip(Cells(Names, Row, row), (name, cell) => $"\"{name}\":\"{cell}\""))
                + "}"
            )
        )
        + "],\"error\":\"\"}";

    private static IEnumerable<string> Cells(string[] names, Dictionary<string, string> row, string changes)
    {
        var changed = Changes(changes);
        return names.Select(name => changed.GetValueOrDefault(name) ?? row.GetValueOrDefault(name, ""));
    }

    private static Dictionary<string, string> Changes(string changes) =>
        changes
            .Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(change => change.Split('=', 2))
            .ToDictionary(change => change[0], change => change[1]);

    private static string[] ReadHeader(string file) =>
        System.Text.Encoding.Latin1.GetString(ReadFile.Bytes(file)).Split("\r\n")[0].Split(',');

    private static string Lines(string header, IEnumerable<string> rows) =>
        string.Concat(rows.Prepend(header).Select(line => line + "\r\n"));
}
