using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;

namespace StateVisit.Agreements;

/// <summary>What time it is at a visit.</summary>
internal static class VisitTime
{
    extension(Visit visit)
    {
        /// <summary>What its clock shows.</summary>
        public DateTimeOffset NowAt(DateTimeOffset real) => VisitClock.Of(visit).Now(real);

        /// <summary>YYYY-MM-DD.</summary>
        /// <param name="now">What its clock shows.</param>
        public string DayAt(DateTimeOffset now) =>
            Days.At(now.ToUnixTimeMilliseconds(), visit.TimeZone).ToString("yyyy-MM-dd");
    }
}
