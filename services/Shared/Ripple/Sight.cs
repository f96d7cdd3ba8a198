using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Ripple;

/// <summary>What of a plan a clearance sees. The ripple reckons with everything; what is told of it passes through here.</summary>
public sealed class Sight
{
    private readonly Clearance clearance;
    private readonly bool[] sessions;
    private readonly bool[] timings;

    public Sight(Plan plan, Clearance clearance)
    {
        this.clearance = clearance;
        sessions = new bool[plan.Items.Length];
        timings = new bool[plan.Items.Length];
        for (var i = 0; i < plan.Items.Length; i++)
        {
            sessions[i] = clearance.Sees(plan.Items[i].Session.Access);
            timings[i] = sessions[i] && clearance.Sees(plan.Items[i].Timing.Access);
        }
    }

    public bool SeesSession(int item) => sessions[item];

    /// <summary>The session and what really happens to it.</summary>
    public bool SeesTiming(int item) => timings[item];

    /// <summary>A part of a session that is seen itself.</summary>
    public bool Sees(Access? part) => part is null || clearance.IsFull || clearance.Sees(part);

    /// <inheritdoc cref="Sees(Access?)" />
    public bool Sees(in PartAccess part) => clearance.Sees(part);

    public bool Sees(IRecord record) => clearance.Sees(record.Access);
}
