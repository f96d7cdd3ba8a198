using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Agenda;

/// <summary>The rules of what an audience is told of a session's times.</summary>
internal static class ToldRules
{
    extension(Session session)
    {
        /// <param name="expected">What is expected of it now; told if neither start nor end is given.</param>
        public void Tell(
            Audience audience,
            Timestamp? start,
            Timestamp? end,
            SessionTimes? expected,
            DateTimeOffset now
        )
        {
            var access = AccessOf(audience);
            if (session.Access.Label > access.Label)
                throw Fault.InvalidField("audience", $"may not see the session, whose label is {session.Access.Label}");
            if (start is not null && end is not null && end < start)
                throw Fault.InvalidField("end_time", "is before start_time");
            var told = expected is null ? Stated(start, end) : Derived(expected);
            told.Audience = audience;
            told.ToldTime = now.ToTimestamp();
            // What the staff is told stays with it, however far the session opens.
            told.Access = audience == Audience.Staff || session.IsOrGetsLooserThan(access) ? access : null;
            session.Told.Add(told);
        }

        private bool IsOrGetsLooserThan(Access access) =>
            !session.Access.IsWithin(access) || (session.Embargo is { } embargo && !embargo.After.IsWithin(access));
    }

    private static Told Stated(Timestamp? start, Timestamp? end) =>
        new()
        {
            StartTime = start,
            EndTime = end,
            Precision = Precision.Exact,
            Basis = Basis.Stated,
        };

    /// <summary>No start of what has started; no end of which no more is known than that it is still to come.</summary>
    private static Told Derived(SessionTimes expected)
    {
        var hasEnded = expected.State == SessionState.Concluded;
        var start = hasEnded || expected.State == SessionState.InProgress ? null : expected.ExpectedStart;
        var end = hasEnded || expected.ExpectedEnd?.Bound == Bound.AtLeast ? null : expected.ExpectedEnd;
        if (start is null && end is null)
            throw Fault.InvalidField("start_time", "or end_time is required: nothing is expected of the session");
        return new()
        {
            StartTime = start?.Time,
            EndTime = end?.Time,
            Precision =
                (start?.Bound ?? Bound.Exact) == Bound.Exact && (end?.Bound ?? Bound.Exact) == Bound.Exact
                    ? Precision.Exact
                    : Precision.About,
            Basis = Basis.Derived,
        };
    }

    /// <summary>All whom the audience is made of.</summary>
    private static Access AccessOf(Audience audience) =>
        audience switch
        {
            Audience.Public => new() { Label = Label.Public },
            Audience.Press => new() { Label = Label.Press },
            Audience.Delegations => new() { Label = Label.Delegation, AllDelegations = true },
            _ => new() { Label = Label.Restricted },
        };
}
