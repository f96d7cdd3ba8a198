using System.Globalization;
using System.Xml;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Reads the rows of one sheet. What only looks like text, a formula, an error, merged cells, is refused.</summary>
internal sealed class SheetReader(XmlReader xml, Workbook workbook, TableBuilder table)
{
    private int row;

    public void Read()
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element)
                switch (xml.LocalName)
                {
                    case "row":
                        ReadRow();
                        break;
                    case "mergeCell":
                        RefuseMerged(xml.GetAttribute("ref") ?? "");
                        break;
                }
    }

    private void ReadRow()
    {
        var number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : row + 1;
        if (number <= row)
            throw new InvalidDataException("its rows are out of order");
        row = number;
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var cells = new List<string>();
        var column = -1;
        while (xml.ReadElementBelow(depth))
            if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } at ? Place.Of(at).Column : column + 1;
                var text = ReadCell(column);
                if (text.Length == 0)
                    continue;
                while (cells.Count < column)
                    cells.Add("");
                if (cells.Count > column)
                    throw new InvalidDataException("its cells are out of order");
                cells.Add(text);
            }
        table.Add(row, cells);
    }

    private string ReadCell(int column)
    {
        var (type, style, value) = (xml.GetAttribute("t"), xml.GetAttribute("s"), "");
        if (xml.IsEmptyElement)
            return value;
        var depth = xml.Depth;
        while (xml.ReadElementBelow(depth))
            switch (xml.LocalName)
            {
                case "f":
                    table.Refuse(row, column, "holds a formula: put its value there");
                    break;
                case "v":
                    value = xml.ReadText();
                    break;
                case "is":
                    value = xml.ReadPieces();
                    break;
            }
        switch (type)
        {
            case "s":
                return
                    int.TryParse(value, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < workbook.Strings.Count
                    ? workbook.Strings[i]
                    : throw new InvalidDataException("a cell names a text that is not there");
            case "b":
                return value == "1" ? "yes" : "no";
            case "e":
                table.Refuse(row, column, $"holds the error {value}");
                return value;
            case "str":
                return Escapes.Undo(value);
            case "inlineStr" or "d":
                return value;
            default:
                return workbook.Styles.Show(value, style);
        }
    }

    private void RefuseMerged(string range)
    {
        var first = Place.Of(range.Split(':')[0]);
        table.Refuse(first.Row, first.Column, $"is merged with others ({range}): take them apart");
    }
}
