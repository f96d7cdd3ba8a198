namespace StateVisit.Agreements.Texts;

/// <summary>The fewest words to delete and insert (E. W. Myers, 1986), if there are not too many of them.</summary>
internal static class ShortestWay
{
    /// <summary>Deleted and inserted words together. The work grows with its square.</summary>
    private const int Most = 400;

    public static bool Mark(Word[] before, Word[] after, Stretch at, bool[] deleted, bool[] inserted)
    {
        var (n, m) = (at.Before, at.After);
        var most = Math.Min(Most, n + m);
        // How far one gets on each diagonal; one copy per step, to find the way back.
        var reach = new int[(2 * most) + 3];
        var steps = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            steps.Add(reach.AsSpan(most - d, (2 * d) + 3).ToArray());
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && reach[most + 1 + k - 1] < reach[most + 1 + k + 1]);
                var x = down ? reach[most + 1 + k + 1] : reach[most + 1 + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && before[at.Start + x].Id == after[at.StartAfter + y].Id)
                    (x, y) = (x + 1, y + 1);
                reach[most + 1 + k] = x;
                if (x == n && y == m)
                {
                    WalkBack(steps, at, deleted, inserted);
                    return true;
                }
            }
        }
        return false;
    }

    private static void WalkBack(List<int[]> steps, Stretch at, bool[] deleted, bool[] inserted)
    {
        var (x, y) = (at.Before, at.After);
        for (var d = steps.Count - 1; d > 0; d--)
        {
            var (reach, k, middle) = (steps[d], x - y, d + 1);
            var down = k == -d || (k != d && reach[middle + k - 1] < reach[middle + k + 1]);
            x = down ? reach[middle + k + 1] : reach[middle + k - 1];
            y = x - (down ? k + 1 : k - 1);
            if (down)
                inserted[at.StartAfter + y] = true;
            else
                deleted[at.Start + x] = true;
        }
    }
}
