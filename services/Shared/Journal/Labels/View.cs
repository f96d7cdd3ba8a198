using System.Security.Cryptography;
using Google.Protobuf;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Labels;

/// <summary>A record as a clearance sees it: parts it may not see left out, the etag made of exactly that.</summary>
public static class View
{
    /// <summary>The view, or null if the clearance does not admit the record. The record is not changed.</summary>
    /// <param name="isDue">Its embargo has run out, though it has not been ended yet (<see cref="Row.IsDue"/>).</param>
    public static TRecord? Of<TRecord>(TRecord record, Clearance clearance, bool isDue = false)
        where TRecord : class, IRecord
    {
        var view = (TRecord)record.Copy();
        if (isDue)
            Release(view);
        if (!clearance.Sees(view.Access))
            return null;
        if (!clearance.IsFull)
        {
            foreach (var list in Parts.ListsOf(view.Descriptor))
            {
                var items = Parts.Items(view, list);
                for (var i = items.Count - 1; i >= 0; i--)
                    if (!clearance.Sees(Parts.AccessOf((IMessage)items[i]!)))
                        items.RemoveAt(i);
            }
            foreach (var single in Parts.SinglesOf(view.Descriptor))
                if (single.Accessor.GetValue(view) is IMessage part && !clearance.Sees(Parts.AccessOf(part)))
                    single.Accessor.Clear(view);
            // It moves with changes of parts that this caller cannot see.
            view.UpdateTime = null!;
        }
        // How few may know of somebody is nobody's business either.
        foreach (var (part, naming) in Parts.NamingsOf(view))
            naming.SetAccess(part, null);
        view.Etag = EtagOf(view);
        return view;
    }

    /// <summary>Ends the embargo: what was after it is now.</summary>
    public static void Release(IRecord record)
    {
        record.Access = record.Embargo!.After;
        record.Embargo = null;
    }

    private static string EtagOf(IRecord view)
    {
        view.Etag = "";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(view.ToByteArray(), hash);
        return Convert.ToHexStringLower(hash[..12]);
    }
}
