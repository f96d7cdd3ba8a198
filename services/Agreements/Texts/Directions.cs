namespace StateVisit.Agreements.Texts;

/// <summary>Which characters that turn the direction are still without their end.</summary>
internal sealed class Directions
{
    private const int EndOfEmbedding = 0x202C;
    private const int EndOfIsolate = 0x2069;

    private readonly Stack<int> open = new();

    /// <summary>The one that was opened last.</summary>
    public int? Open => open.TryPeek(out var last) ? last : null;

    public void Read(int point)
    {
        switch (point)
        {
            case 0x202A or 0x202B or 0x202D or 0x202E or (>= 0x2066 and <= 0x2068):
                open.Push(point);
                break;
            case EndOfEmbedding when Open is < 0x2066:
            case EndOfIsolate when Open is >= 0x2066:
                open.Pop();
                break;
        }
    }
}
