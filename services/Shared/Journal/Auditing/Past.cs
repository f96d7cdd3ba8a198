namespace StateVisit.Journal.Auditing;

/// <summary>
/// What the journal says of one record: how it stands last, and who may see its past. The latter is no part of the chain,
/// because it moves with the record; but how it moves follows from the chain.
/// </summary>
internal sealed class Past
{
    /// <summary>
    /// Entries that are opened and closed together: those from a record's creation to its deletion. A record that is created
    /// again leaves the entries of its former life as they are, until its label moves: then all follow.
    /// </summary>
    private readonly List<Life> lives = [];

    /// <summary>Of the last entry.</summary>
    public long Revision { get; private set; }

    public bool Exists { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public byte[] Digest { get; private set; } = [];

    public long Label => lives[^1].Label;

    public byte[] Delegations => lives[^1].Delegations;

    /// <summary>The record was met in the table of records.</summary>
    public bool IsMet { get; set; }

    /// <returns>What is wrong with the entry; null: nothing.</returns>
    public string? Add(EntryBytes entry)
    {
        if (entry.Previous != (Exists ? Revision : 0))
            return "names another entry as the one before it";
        if (!Exists)
            lives.Add(new(entry));
        else if (!Continue(entry))
            return NowDiffers;
        Revision = entry.Revision;
        Exists = !entry.IsDeletion;
        (Salt, Digest) = Exists ? (entry.Salt, entry.Digest) : ([], []);
        return null;
    }

    /// <summary>All that may be seen of the past is what may be seen of the record as it was last.</summary>
    public string? Finish() => lives.TrueForAll(life => life.IsAsLast) ? null : NowDiffers;

    private const string NowDiffers = "may be seen by others than those who may see the record";

    private bool Continue(EntryBytes entry)
    {
        var life = lives[^1];
        if (!entry.IsDeletion && !life.IsLabelled(entry) && lives.Count > 1)
        {
            if (!lives.TrueForAll(life.IsShownAs))
                return false;
            lives.RemoveRange(0, lives.Count - 1);
        }
        return life.Continue(entry);
    }

    private sealed class Life(EntryBytes first)
    {
        private readonly long nowLabel = first.NowLabel;
        private readonly byte[] nowDelegations = first.NowDelegations;

        public long Label { get; private set; } = first.Label;

        public byte[] Delegations { get; private set; } = first.Delegations;

        public bool IsAsLast => nowLabel == Label && nowDelegations.AsSpan().SequenceEqual(Delegations);

        public bool IsLabelled(EntryBytes entry) =>
            entry.Label == Label && entry.Delegations.AsSpan().SequenceEqual(Delegations);

        public bool IsShownAs(Life other) =>
            nowLabel == other.nowLabel && nowDelegations.AsSpan().SequenceEqual(other.nowDelegations);

        public bool Continue(EntryBytes entry)
        {
            (Label, Delegations) = (entry.Label, entry.Delegations);
            return entry.NowLabel == nowLabel && entry.NowDelegations.AsSpan().SequenceEqual(nowDelegations);
        }
    }
}
