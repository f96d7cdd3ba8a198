using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Ripple;

/// <summary>
/// The world as a clearance may believe it to be: all that it cannot see is not there, and what that had delayed was delayed
/// by hand.
/// </summary>
/// <param name="Entered">How many delays that took.</param>
internal sealed record Twin(Programme World, int Entered)
{
    /// <summary>Null: no hand could enter it (a bound of the start that is neither exact nor open).</summary>
    public static Twin? Of(Programme world, Clearance clearance)
    {
        var real = world.Ground().Plan;
        var forecast = Forecast.Of(real, world.Now);
        var twin = Visible(world, clearance);
        var plan = twin.Ground().Plan;
        var shown = plan.Items.Select(i => i.Name).ToList();
        // An order that only hidden links explain.
        if (!real.Items.Select(i => i.Name).Where(shown.Contains).SequenceEqual(shown))
            return null;
        var entered = 0;
        foreach (var name in shown)
        {
            var timing = twin.TimingOf(name);
            if (timing.State is not (SessionState.Planned or SessionState.Confirmed) || !clearance.Sees(timing.Access))
                continue;
            var goal = forecast.Start(real.Index[name]);
            var now = twin.Forecasts()[name];
            if (now.Unreported == forecast.IsUnreported(real.Index[name]) && (now.Unreported || now.Start == goal))
                continue;
            if (now.Start.Low > goal.Low || (goal.IsBoundedAbove && !goal.IsExact))
                return null;
            entered++;
            // What should have started by now is late by the clock, however long ago it was entered.
            var notBefore = goal.Low == forecast.Now ? goal.Low - 60_000 : goal.Low;
            var before = twin;
            if (Enter(notBefore) != goal && Enter(goal.Low) != goal)
                return null;

            Window Enter(long notBefore)
            {
                twin = before.With(
                    name,
                    t =>
                    {
                        if (goal.Low > now.Start.Low || now.Unreported)
                            t.NotBefore = Timestamp.FromDateTimeOffset(
                                DateTimeOffset.FromUnixTimeMilliseconds(notBefore)
                            );
                        t.NoEstimate |= !goal.IsBoundedAbove;
                    }
                );
                var expected = twin.Forecasts()[name];
                return expected.Unreported ? default : expected.Start;
            }
        }
        return new(twin, entered);
    }

    private static Programme Visible(Programme world, Clearance clearance)
    {
        var sessions = world.Sessions.Where(s => clearance.Sees(s.Access)).Select(Shown).ToList();
        return world with
        {
            Sessions = sessions,
            Timings =
            [
                .. world
                    .Timings.Where(t => sessions.Exists(s => t.Name == s.Name + "/timing"))
                    .Select(t =>
                        clearance.Sees(t.Access)
                            ? t
                            // As if it took no time of anybody.
                            : new Timing
                            {
                                Name = t.Name,
                                Access = t.Access,
                                State = SessionState.Cancelled,
                            }
                    ),
            ],
            Cues = [.. world.Cues.Where(c => clearance.Sees(c.Access))],
        };

        Session Shown(Session session)
        {
            var copy = session.Clone();
            Remove(copy.Predecessors, p => p.Access);
            Remove(copy.Attendances, a => a.Access);
            Remove(copy.Told, t => t.Access);
            return copy;
        }

        void Remove<T>(Google.Protobuf.Collections.RepeatedField<T> parts, Func<T, Access?> accessOf)
        {
            for (var i = parts.Count - 1; i >= 0; i--)
                if (accessOf(parts[i]) is { } access && !clearance.Sees(access))
                    parts.RemoveAt(i);
        }
    }
}
