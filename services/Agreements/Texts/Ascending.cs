namespace StateVisit.Agreements.Texts;

/// <summary>The longest ascending subsequence: what kept its order.</summary>
internal static class Ascending
{
    /// <summary>Indexes into <paramref name="values"/>, which are all different.</summary>
    public static List<int> Of(ReadOnlySpan<int> values)
    {
        // Per length, where the sequence of that length with the lowest end ends.
        var ends = new List<int>();
        var before = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[ends[middle]] < values[i])
                    low = middle + 1;
                else
                    high = middle;
            }
            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }
        var longest = new List<int>(ends.Count);
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i])
            longest.Add(i);
        longest.Reverse();
        return longest;
    }
}
