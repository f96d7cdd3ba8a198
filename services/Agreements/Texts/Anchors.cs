using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StateVisit.Agreements.Texts;

/// <summary>Words that stand once before and once after, as many as kept their order.</summary>
internal static class Anchors
{
    private const int Never = -1;
    private const int Often = -2;

    public static List<(int Before, int After)> In(Word[] before, Word[] after, Stretch at)
    {
        var places = new Dictionary<int, (int Before, int After)>();
        for (var i = at.Start; i < at.End; i++)
            if (!before[i].IsSpace)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, before[i].Id, out var known);
                place = known ? (Often, Never) : (i, Never);
            }
        for (var j = at.StartAfter; j < at.EndAfter; j++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(places, after[j].Id);
            if (!Unsafe.IsNullRef(ref place))
                place.After = place.After == Never ? j : Often;
        }
        var once = places.Values.Where(place => place is { Before: >= 0, After: >= 0 }).ToArray();
        Array.Sort(once, (a, b) => a.Before.CompareTo(b.Before));
        return [.. Ascending.Of(once.Select(place => place.After).ToArray()).Select(i => once[i])];
    }
}
