using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Ripple;

/// <summary>
/// The rules of the ripple once more, from the records and by brute force: every pair of sessions, no groups, nothing left
/// out early.
/// </summary>
internal sealed class Oracle
{
    /// <summary>Null: no bound.</summary>
    public readonly record struct Span(long? From, long? To)
    {
        public Span Max(Span other) =>
            new(
                From is { } a && other.From is { } b ? Math.Max(a, b) : From ?? other.From,
                To is { } c && other.To is { } d ? Math.Max(c, d) : null
            );

        public Span Plus(long gap) => new(From + gap, To + gap);

        public static Span At(long instant) => new(instant, instant);

        public override string ToString() => $"[{Text(From)}, {Text(To)}]";

        private static string Text(long? t) =>
            t is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known).ToString("MM-dd HH:mm:ss") : "?";
    }

    public sealed record Answer(Span Start, Span End, bool Unreported);

    private sealed record Node(Session Session, Timing Timing, (long From, long To)? Day)
    {
        public string Name => Session.Name;
        public SessionState State => Timing.State;
        public long? Planned => Millis(Session.PlannedStart?.Time) ?? Hard;
        public long? Hard => Millis(Session.HardStart);
        public bool IsOnTheClock =>
            Session.PlannedStart is { } start ? start.Precision != Precision.PartOfDay : Hard is not null;
        public long? Lasts => Millis(Session.PlannedDuration?.Duration);
        public long? AtLeast => Lasts is null ? null : Millis(Session.MinimumDuration);
        public long? PlannedEnd => Planned + (Lasts ?? 0);
        public long? Started => Millis(Timing.ActualStart?.Time);
        public long? Ended => Millis(Timing.ActualEnd?.Time);
        public bool HasStarted => State is SessionState.InProgress or SessionState.Concluded;
        public bool IsCancelled => State is SessionState.Cancelled;
        public long Place => Planned ?? Day?.To - 1 ?? long.MaxValue;
        public string Arrives => Session.Venue;
        public string Leaves => Session.Destination.Length > 0 ? Session.Destination : Session.Venue;

        public long EndOf(long start) =>
            AtLeast is { } least && IsOnTheClock
                ? Math.Max(start + least, Math.Min(start + Lasts!.Value, Planned!.Value + Lasts!.Value))
                : start + Lasts!.Value;
    }

    private readonly Programme programme;
    private readonly long now;
    private readonly List<Node> nodes;
    private readonly Dictionary<string, Venue> venues;
    private readonly Answer[] answers;
    private readonly Dictionary<int, long> latestEnds = [];

    private Oracle(Programme programme)
    {
        this.programme = programme;
        now = programme.Now.ToUnixTimeSeconds() / 60 * 60_000;
        venues = programme.Venues.ToDictionary(v => v.Name);
        nodes = InOrder([
            .. programme.Sessions.Select(s => new Node(
                s,
                programme.Timings.Single(t => t.Name == s.Name + "/timing"),
                DayOf(s)
            )),
        ]);
        answers = new Answer[nodes.Count];
    }

    public static Dictionary<string, Answer> Of(Programme programme)
    {
        var oracle = new Oracle(programme);
        for (var j = 0; j < oracle.nodes.Count; j++)
            oracle.answers[j] = oracle.Reckon(j);
        return oracle.nodes.Zip(oracle.answers).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    /// <summary>Each pair of which one waits for the other, with the gap and whether somebody said so.</summary>
    public static HashSet<(string From, string To, long Gap, bool Explicit)> Edges(Programme programme)
    {
        var oracle = new Oracle(programme);
        var edges = new HashSet<(string, string, long, bool)>();
        for (var i = 0; i < oracle.nodes.Count; i++)
        for (var j = i + 1; j < oracle.nodes.Count; j++)
        {
            var (from, to) = (oracle.nodes[i], oracle.nodes[j]);
            if (ExplicitGap(from, to) is { } gap)
                edges.Add((from.Name, to.Name, gap, true));
            foreach (var implied in oracle.ImpliedGaps(from, to))
                edges.Add((from.Name, to.Name, implied, false));
        }
        return edges;
    }

    private Answer Reckon(int j)
    {
        var node = nodes[j];
        switch (node.State)
        {
            case SessionState.Cancelled:
                return new(default, default, false);
            case SessionState.Concluded:
                var latest = LatestEnd(j);
                if (node.Started is { } started)
                    return new(Span.At(started), node.Ended is { } e ? Span.At(e) : new(started, latest), false);
                long? low = null;
                for (var i = 0; i < j; i++)
                    if (nodes[i].HasStarted && ExplicitGap(nodes[i], node) is not null)
                        low = answers[i].End.From is { } before ? Math.Max(before, low ?? before) : low;
                low = low is { } known ? Math.Min(known, latest) : null;
                return new(new(low, latest), node.Ended is { } end ? Span.At(end) : new(low, latest), false);
            case SessionState.InProgress:
                var start = node.Started is { } s ? Span.At(s) : new(null, now);
                long? until =
                    node.Timing.NoEstimate ? null
                    : Millis(node.Timing.EstimatedEnd) is { } estimate ? estimate
                    : node.Started is { } since && node.Lasts is not null ? node.EndOf(since)
                    : null;
                return new(
                    start,
                    until >= now ? Span.At(until.Value) : new(Math.Max(now, start.From ?? now), null),
                    false
                );
            default:
                return Pending(j, node);
        }
    }

    private Answer Pending(int j, Node node)
    {
        var clock = node.IsOnTheClock ? node.Planned : null;
        var anchor =
            clock is { } c && node.Hard is { } h ? Math.Max(c, h) : clock ?? node.Hard ?? Millis(node.Timing.NotBefore);
        var start = anchor is { } a ? Span.At(a) : default;
        if (Millis(node.Timing.NotBefore) is { } notBefore)
            start = start.Max(Span.At(notBefore));
        for (var i = 0; i < j; i++)
        {
            if (nodes[i].IsCancelled || answers[i].Unreported)
                continue;
            if (ExplicitGap(nodes[i], node) is { } gap)
                start = start.Max(answers[i].End.Plus(gap));
            foreach (var implied in ImpliedGaps(nodes[i], node))
            {
                var end = answers[i].End;
                if (end.To is null && node.Day!.Value.From >= nodes[i].Day!.Value.To)
                    end = end with { To = Math.Max(end.From ?? long.MinValue, nodes[i].Day!.Value.To) };
                start = start.Max(end.Plus(implied));
            }
        }
        if (node.Timing.NoEstimate)
            start = start with { To = null };
        if (now >= node.Day?.To && !(EndFrom(node, start).From >= now))
            return new(start, EndFrom(node, start), true);
        if (start.From is not null || now >= node.Day?.From)
            start = start.Max(Span.At(now));
        return new(start, EndFrom(node, start), false);
    }

    private static Span EndFrom(Node node, Span start)
    {
        if (Millis(node.Timing.EstimatedEnd) is { } estimate)
            return start.Max(Span.At(estimate));
        if (node.Lasts is null)
            return start with { To = null };
        return new(start.From is { } low ? node.EndOf(low) : null, start.To is { } high ? node.EndOf(high) : null);
    }

    /// <summary>Of a concluded session: its end, or when it had ended at the latest.</summary>
    private long LatestEnd(int i)
    {
        if (!latestEnds.TryGetValue(i, out var latest))
            latestEnds[i] = latest = ReckonLatestEnd(i);
        return latest;
    }

    private long ReckonLatestEnd(int i)
    {
        var node = nodes[i];
        if (node.Ended is { } ended)
            return ended;
        // Nobody goes on for longer than into the day after.
        var latest = Math.Min(now, node.Day?.To + (24 * 3_600_000) ?? now);
        latest = Math.Max(latest, node.Started ?? latest);
        for (var j = i + 1; j < nodes.Count; j++)
            if (HasFollowed(node, j) && ExplicitGap(node, nodes[j]) is not null)
                latest = Math.Min(latest, LatestStart(j));
        for (var j = i + 1; j < nodes.Count; j++)
            if (HasFollowed(node, j) && IsSequence(node, nodes[j]) && IsRespected(node, nodes[j], 0))
            {
                latest = Math.Min(latest, LatestStart(j));
                break;
            }
        return latest;
    }

    /// <summary>One that started before cannot have waited, whatever the plan says.</summary>
    private bool HasFollowed(Node node, int j) => nodes[j].HasStarted && !(LatestStart(j) < node.Started);

    private long LatestStart(int j) =>
        nodes[j].Started ?? (nodes[j].State == SessionState.InProgress ? now : LatestEnd(j));

    private static long? ExplicitGap(Node from, Node to)
    {
        if (from.IsCancelled || to.IsCancelled)
            return null;
        long? widest = null;
        foreach (var link in to.Session.Predecessors)
            if (link.Session == from.Name)
                widest = Math.Max(widest ?? 0, Millis(link.Gap) ?? 0);
        return widest;
    }

    private IEnumerable<long> ImpliedGaps(Node from, Node to)
    {
        if (from.IsCancelled || to.IsCancelled || from.Day is null || to.Day is null)
            yield break;
        if (IsSequence(from, to) && IsRespected(from, to, 0))
            yield return 0;
        foreach (var here in from.Session.Attendances.Where(IsSomebody))
        foreach (var there in to.Session.Attendances.Where(IsSomebody))
            if (here.Essential && there.Essential && Who(here) == Who(there))
            {
                var isRemote = here.Mode == AttendanceMode.Remote || there.Mode == AttendanceMode.Remote;
                var way = isRemote ? 0 : Travel(from.Leaves, to.Arrives);
                if (IsRespected(from, to, way))
                    yield return way;
            }
        if (
            from.Arrives == to.Arrives
            && venues.TryGetValue(from.Arrives, out var room)
            && room.Type == VenueType.Room
            && from.Session.Destination.Length == 0
            && to.Session.Destination.Length == 0
            && (Millis(room.Turnaround) ?? 0) is var turnaround
            && IsRespected(from, to, turnaround)
        )
            yield return turnaround;
    }

    private static bool IsSequence(Node from, Node to) =>
        from.Day is { } here
        && to.Day is { } there
        && here.From == there.From
        && from.Session.Track == to.Session.Track;

    private static bool IsRespected(Node from, Node to, long gap) =>
        from.Planned is null || to.Planned is null || from.PlannedEnd + gap <= to.Planned;

    private static bool IsSomebody(Attendance attendance) =>
        attendance.Delegation is null && attendance.Status != AttendanceStatus.Absent;

    private static string Who(Attendance attendance) =>
        attendance.WhoCase == Attendance.WhoOneofCase.Participant ? attendance.Participant : attendance.Office;

    private long Travel(string from, string to)
    {
        if (from == to || from.Length == 0 || to.Length == 0)
            return 0;
        var (here, there) = (Upwards(from), Upwards(to));
        if (here.Contains(to) || there.Contains(from))
            return 0;
        var ways =
            from a in Enumerable.Range(0, here.Count)
            from b in Enumerable.Range(0, there.Count)
            let way = Declared(here[a], there[b]) ?? Declared(there[b], here[a])
            where way is not null
            orderby a + b, a
            select way.Value;
        return ways.FirstOrDefault();
    }

    private List<string> Upwards(string venue) =>
        venues.TryGetValue(venue, out var place) ? [venue, .. Upwards(place.Parent)] : [];

    private long? Declared(string from, string to) =>
        venues[from].Travel.Where(t => t.Venue == to).Select(t => Millis(t.Duration)).LastOrDefault();

    private (long From, long To)? DayOf(Session session)
    {
        var zone = Upwards(session.Venue).Select(v => venues[v].TimeZone).FirstOrDefault(z => z.Length > 0);
        var calendar = Calendar.Of(zone ?? programme.TimeZone);
        var start = Millis(session.PlannedStart?.Time) ?? Millis(session.HardStart);
        DateOnly day;
        if (session.Day.Length > 0)
            day = DateOnly.ParseExact(session.Day, "yyyy-MM-dd");
        else if (start is { } instant)
            day = calendar.DayAt(instant);
        else
            return null;
        return (calendar.StartOf(day), calendar.StartOf(day.AddDays(1)));
    }

    /// <summary>Again and again the first of those that wait for nobody any more.</summary>
    private static List<Node> InOrder(List<Node> left)
    {
        var ordered = new List<Node>();
        while (left.Count > 0)
        {
            var next = left.Where(n => !left.Exists(other => n.Session.Predecessors.Any(p => p.Session == other.Name)))
                .OrderBy(n => n.Place)
                .ThenBy(n => n.Session.Order)
                .ThenBy(n => n.Name, StringComparer.Ordinal)
                .First();
            ordered.Add(next);
            left.Remove(next);
        }
        return ordered;
    }

    private static long? Millis(Google.Protobuf.WellKnownTypes.Timestamp? t) =>
        t?.ToDateTimeOffset().ToUnixTimeMilliseconds();

    private static long? Millis(Google.Protobuf.WellKnownTypes.Duration? d) =>
        d is null ? null : (long)d.ToTimeSpan().TotalMilliseconds;
}
