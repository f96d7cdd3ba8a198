using CsCheck;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>Whatever the day: the conflicts are those that a look at every pair finds.</summary>
public class ConflictProperty
{
    private static readonly string[] Venues = ["", "moscow", "kremlin", "hall", "hotel", "kazan", "fair", "unseen"];

    private static readonly Gen<Item> Items = Gen.Select(
        Maybe(Gen.Int[0, 24], 9),
        Gen.OneOf(Maybe(Gen.Int[0, 2], 10), Maybe(Gen.Int[0, 12], 7)),
        Maybe(Gen.Int[0, 24], 3),
        Gen.Int[0, Venues.Length - 1],
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        (start, length, ended, venue, remote, part) =>
            new Item(start, length, ended, Venues[venue], remote == 0, part == 0)
    );

    [Fact]
    public void TheConflictsAreThoseThatALookAtEveryPairFinds() =>
        Gen.Select(Items.Array[0, 9], Maybe(Gen.Int[0, 24], 5), Maybe(Gen.Int[0, 30], 5))
            .Try(
                (items, arrival, departure) =>
                {
                    var expected = Expected(items, arrival, departure).Order(StringComparer.Ordinal);
                    Assert.Equal(
                        expected,
                        DiaryOf(items, arrival, departure).Conflicts().Order(StringComparer.Ordinal)
                    );
                },
                iter: 20_000
            );

    /// <summary>Known this often of ten times.</summary>
    private static Gen<int?> Maybe(Gen<int> values, int often) =>
        Gen.Select(values, Gen.Int[1, 10], (value, die) => die <= often ? value : (int?)null);

    /// <summary>In units of five minutes.</summary>
    private sealed record Item(int? Planned, int? Length, int? Ended, string Venue, bool IsRemote, bool IsPartOfDay)
    {
        private bool HasPlan => Planned is not null && !(Ended < Planned);

        public int? Start => HasPlan && !IsPartOfDay ? Planned : null;

        public int? End => Ended ?? (HasPlan && !IsPartOfDay ? Planned + Length : null);

        public bool TakesTime => End is null || End > Start;
    }

    private static Diary DiaryOf(Item[] items, int? arrival, int? departure)
    {
        var diary = new Diary()
            .Place("moscow", "", ("kazan", 60))
            .Place("kremlin", "moscow")
            .Place("hall", "kremlin", ("hotel", 10))
            .Place("hotel", "moscow", ("kremlin", 25))
            .Place("kazan")
            .Place("fair", "kazan", ("hotel", 40));
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            diary.With(
                $"s{i}",
                null,
                item.Length * 5,
                session =>
                {
                    session.Venue = item.Venue.Length > 0 ? Diary.VenueName(item.Venue) : "";
                    session.Attendances[0].Mode = item.IsRemote ? AttendanceMode.Remote : AttendanceMode.InPerson;
                    if (item.Planned is { } planned)
                        session.PlannedStart = new()
                        {
                            Time = At(planned),
                            Precision = item.IsPartOfDay ? Precision.PartOfDay : Precision.About,
                        };
                }
            );
            if (item.Ended is { } ended)
                diary.Timed($"s{i}", timing => timing.ActualEnd = new() { Time = At(ended) });
        }
        diary.Person.Arrival = arrival is null ? null : new() { Time = At(arrival.Value) };
        diary.Person.Departure = departure is null ? null : new() { Time = At(departure.Value) };
        return diary;
    }

    private static IEnumerable<string> Expected(Item[] items, int? arrival, int? departure)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var a = items[i];
            if (!a.IsRemote && a.Start < arrival)
                yield return $"BeforeArrival s{i} {(arrival - a.Start) * 5}";
            if (!a.IsRemote && a.End > departure)
                yield return $"AfterDeparture s{i} {(a.End - departure) * 5}";
            if (!a.IsRemote && a.End is null && a.Start >= departure)
                yield return $"AfterDeparture s{i} ?";
            for (var j = 0; j < items.Length; j++)
            {
                if (i == j)
                    continue;
                var b = items[j];
                // Of two that start together, that which ends first comes first.
                var comesFirst =
                    a.Start < b.Start
                    || (
                        a.Start is not null && a.Start == b.Start && (a.End ?? 999, i).CompareTo((b.End ?? 999, j)) < 0
                    );
                if (comesFirst && a.TakesTime && b.TakesTime && (a.Start == b.Start || b.Start < a.End))
                    yield return $"DoubleBooked s{i} s{j} {(Min(a.End, b.End) is { } end ? (end - b.Start) * 5 : "?")}";
                if (a.End <= b.Start && !a.IsRemote && !b.IsRemote && (a.Start is null || comesFirst))
                    if (Way(a.Venue, b.Venue) - ((b.Start - a.End) * 5) is > 0 and var missing)
                        yield return $"TravelTooShort s{i} s{j} {missing}";
            }
        }
    }

    private static int? Min(int? a, int? b) =>
        a < b ? a
        : b < a || a == b ? b
        : null;

    /// <summary>Written down by hand from the venues above.</summary>
    private static int Way(string from, string to) =>
        (from, to) switch
        {
            ("hall", "hotel") or ("hotel", "hall") => 10,
            ("kremlin", "hotel") or ("hotel", "kremlin") => 25,
            ("fair", "hotel") or ("hotel", "fair") => 40,
            ("fair" or "kazan", "moscow" or "kremlin" or "hall") => 60,
            ("moscow" or "kremlin" or "hall", "fair" or "kazan") => 60,
            ("kazan", "hotel") or ("hotel", "kazan") => 60,
            _ => 0,
        };

    private static Google.Protobuf.WellKnownTypes.Timestamp At(int units) =>
        Diary.At("10:00").Time + Make.Minutes(units * 5);
}
