using System.Text;
using System.Xml;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Text in the XML of a spreadsheet.</summary>
internal static class XmlText
{
    /// <summary>The most that a cell of a spreadsheet holds.</summary>
    private const int Longest = 32_767;

    extension(XmlReader xml)
    {
        /// <summary>Moves to the next element below the one at <paramref name="depth"/>; false at its end.</summary>
        public bool ReadElementBelow(int depth)
        {
            while (xml.Read() && xml.Depth > depth)
                if (xml.NodeType == XmlNodeType.Element)
                    return true;
            return false;
        }

        /// <summary>The text of the element on which the reader stands.</summary>
        public string ReadText()
        {
            if (xml.IsEmptyElement)
                return "";
            var depth = xml.Depth;
            var text = new StringBuilder();
            while (xml.Read() && xml.Depth > depth)
                if (
                    xml.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.CDATA
                        or XmlNodeType.Whitespace
                        or XmlNodeType.SignificantWhitespace
                )
                    Append(text, xml.Value);
            return text.ToString();
        }

        /// <summary>The text of an element in pieces, each in a format of its own; how it is pronounced is not part of it.</summary>
        public string ReadPieces()
        {
            if (xml.IsEmptyElement)
                return "";
            var depth = xml.Depth;
            var text = new StringBuilder();
            while (xml.ReadElementBelow(depth))
                if (xml.LocalName == "t")
                    Append(text, xml.ReadText());
                else if (xml is { LocalName: "rPh", IsEmptyElement: false })
                {
                    var inner = xml.Depth;
                    while (xml.ReadElementBelow(inner)) { }
                }
            return Escapes.Undo(text.ToString());
        }
    }

    private static void Append(StringBuilder text, string piece)
    {
        text.Append(piece);
        if (text.Length > Longest)
            throw new InvalidDataException($"a cell has more than {Longest} characters");
    }
}
