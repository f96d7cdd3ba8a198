using System.Text;
using System.Text.Json;

namespace StateVisit.TradeFigures.Reading;

/// <summary>The records of <c>{"data": [{…}, …]}</c>, one at a time.</summary>
internal sealed class JsonTable : Table
{
    private const int LongestRecord = 1024 * 1024;

    private readonly Stream file;
    private readonly (int Start, int Length)[] cells;
    private readonly List<(byte[] Name, int Column)> properties = [];
    private byte[] bytes = new byte[128 * 1024];
    private char[] letters = new char[1024];
    private int used;
    private int start;
    private int end;
    private bool whole;
    private bool over;
    private JsonReaderState state;

    /// <summary>Reads as far as the data.</summary>
    /// <param name="file">At its first letter; stays open.</param>
    /// <param name="names">Of what is read; the rest is passed over.</param>
    public JsonTable(Stream file, IReadOnlyList<string> names)
    {
        this.file = file;
        Names = names;
        cells = new (int, int)[names.Count];
        Step(ToData);
    }

    /// <summary>Whether there was a list of data at all.</summary>
    public bool HasData { get; private set; }

    /// <summary>What stood before the data, or instead of it; text where it is short.</summary>
    public List<(string Name, string Text)> Preface { get; } = [];

    /// <summary>Of the record.</summary>
    public IEnumerable<string> Properties => properties.Select(one => Encoding.UTF8.GetString(one.Name));

    public override string Place => $"record {Line}";

    public override string? Misfit => null;

    public override IEnumerable<string> Notes => [];

    public override ReadOnlySpan<char> this[int column] =>
        column < 0 ? default : letters.AsSpan(cells[column].Start, cells[column].Length);

    public override bool Read()
    {
        if (Broken is not null || over || !HasData)
            return false;
        Line++;
        return Step(ToRecord) && !over;
    }

    public override void Dispose() { }

    private delegate bool Taking(ref Utf8JsonReader json);

    /// <summary>Takes one thing as a whole; from its beginning again when it does not lie in memory to its end.</summary>
    private bool Step(Taking take)
    {
        try
        {
            while (true)
            {
                var json = new Utf8JsonReader(bytes.AsSpan(start, end - start), whole, state);
                if (take(ref json))
                {
                    start += (int)json.BytesConsumed;
                    state = json.CurrentState;
                    return Broken is null;
                }
                if (Broken is not null)
                    return false;
                if (!Fill())
                {
                    Broken = whole ? "breaks off: the file is cut" : "is too long";
                    return false;
                }
            }
        }
        catch (JsonException)
        {
            Broken = "is not JSON: the file is cut or damaged here";
        }
        catch (InvalidOperationException)
        {
            Broken = "has text that is not UTF-8";
        }
        return false;
    }

    private bool Fill()
    {
        if (whole)
            return false;
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        (start, end) = (0, end - start);
        if (end == bytes.Length)
        {
            if (bytes.Length >= LongestRecord)
                return false;
            Array.Resize(ref bytes, bytes.Length * 2);
        }
        var read = file.Read(bytes, end, bytes.Length - end);
        end += read;
        whole = read == 0;
        return true;
    }

    private bool ToData(ref Utf8JsonReader json)
    {
        Preface.Clear();
        if (!json.Read())
            return false;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Broken = "is no object";
            return true;
        }
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
                return Over();
            var name = json.GetString()!;
            if (!json.Read())
                return false;
            if (name == "data" && json.TokenType == JsonTokenType.StartArray)
                return HasData = true;
            Preface.Add((name, Short(ref json)));
            if (!json.TrySkip())
                return false;
        }
        return false;
    }

    private bool ToRecord(ref Utf8JsonReader json)
    {
        if (!json.Read())
            return false;
        if (json.TokenType == JsonTokenType.EndArray)
            return ToEnd(ref json);
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Broken = "is no object";
            return true;
        }
        Array.Clear(cells);
        used = 0;
        for (var i = 0; json.Read(); i++)
        {
            if (json.TokenType == JsonTokenType.EndObject)
            {
                properties.RemoveRange(i, properties.Count - i);
                return true;
            }
            var column = ColumnAt(i, ref json);
            if (!json.Read())
                return false;
            if (column >= 0)
                Keep(column, ref json);
            if (!json.TrySkip())
                return false;
        }
        return false;
    }

    /// <summary>What follows the data is to be JSON, no more.</summary>
    private bool ToEnd(ref Utf8JsonReader json)
    {
        while (json.Read())
            if (json.CurrentDepth == 0 && json.TokenType == JsonTokenType.EndObject)
                // Nothing may follow; the reader looks for it when it is asked on.
                return whole ? !json.Read() && Over() : false;
        return false;
    }

    private bool Over() => over = true;

    /// <summary>Records have their properties in the same order, mostly.</summary>
    private int ColumnAt(int place, ref Utf8JsonReader json)
    {
        if (place < properties.Count && json.ValueTextEquals(properties[place].Name))
            return properties[place].Column;
        var name = json.GetString()!;
        var one = (Encoding.UTF8.GetBytes(name), Find(name));
        if (place < properties.Count)
            properties[place] = one;
        else
            properties.Add(one);
        return one.Item2;
    }

    private void Keep(int column, ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return;
        var most = json.ValueSpan.Length;
        if (letters.Length < used + most)
            Array.Resize(ref letters, Math.Max(letters.Length * 2, used + most));
        var to = letters.AsSpan(used);
        var length =
            json.TokenType == JsonTokenType.String ? json.CopyString(to) : Encoding.Latin1.GetChars(json.ValueSpan, to);
        cells[column] = (used, length);
        used += length;
    }

    private static string Short(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.String => NotTradeFigures.Shown(json.GetString()),
            JsonTokenType.Number => NotTradeFigures.Shown(Encoding.Latin1.GetString(json.ValueSpan)),
            _ => "",
        };
}
