using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Samples;

/// <summary>What public sources say of the visit of March 2023, and nothing else.</summary>
public class ClosedVisitTests
{
    private static readonly Sample Visit = Sample.Read(Sample.Closed);

    private static Timestamp Moscow(int day, int hour, int minute) =>
        Timestamp.FromDateTimeOffset(new(2023, 3, day, hour, minute, 0, TimeSpan.FromHours(3)));

    [Fact]
    public void TheVisitIsClosedAndPublic()
    {
        Assert.Equal(VisitPhase.Closed, Visit.Agenda.Visit.Phase);
        Assert.Equal(VisitType.State, Visit.Agenda.Visit.Type);
        Assert.Null(Visit.Agenda.Visit.RehearsalClock);
        Assert.All(Visit.Records, r => Assert.Equal(Label.Public, r.Access.Label));
    }

    [Fact]
    public void EveryRecordGivesItsSource()
    {
        Assert.NotEmpty(Visit.Agenda.Visit.Sources);
        Assert.All(Visit.Agenda.Venues, v => Assert.NotEmpty(v.Sources));
        Assert.All(Visit.Agenda.Topics, t => Assert.All(t.Positions, p => Assert.NotEmpty(p.Sources)));
        Assert.All(Visit.Agenda.Sessions, s => Assert.NotEmpty(s.Sources));
        Assert.All(Visit.Agenda.Sessions.SelectMany(s => s.Attendances), a => Assert.NotNull(a.Source));
    }

    [Fact]
    public void NothingIsAssumed()
    {
        Assert.DoesNotContain("BASIS_ASSUMED", File.ReadAllText(Sample.Path(Sample.Closed)), StringComparison.Ordinal);
        Assert.All(Visit.Agenda.Sessions, s => Assert.Null(s.PlannedDuration));
        Assert.Empty(Visit.Agenda.Cues);
    }

    [Fact]
    public void TheWelcomeWasPlannedForThreeAndBeganAboutTwentyPast()
    {
        var planned = Visit.Session("welcome-ceremony").PlannedStart;
        var began = Visit.Timing("welcome-ceremony").ActualStart;

        Assert.Equal((Moscow(21, 15, 0), Basis.Stated), (planned.Time, planned.Basis));
        Assert.Equal((Moscow(21, 15, 20), Basis.Derived, Precision.About), (began.Time, began.Basis, began.Precision));
    }

    [Fact]
    public void ThePressWasToldSevenAndTheDinnerEndedAboutNineWithNoKnownBoundary()
    {
        var told = Assert.Single(Visit.Session("informal-talks").Told);
        var dinner = Visit.Timing("informal-dinner");

        Assert.Equal((Audience.Press, Moscow(20, 19, 0), Basis.Derived), (told.Audience, told.EndTime, told.Basis));
        Assert.Equal((Moscow(20, 21, 0), Precision.About), (dinner.ActualEnd.Time, dinner.ActualEnd.Precision));
        Assert.Null(Visit.Timing("informal-talks").ActualEnd);
        Assert.Null(dinner.ActualStart);
    }

    [Fact]
    public void TheArrivalWasAboutOneWithTheOtherTimesKeptAsClaims()
    {
        var timing = Visit.Timing("arrival");

        Assert.Equal((Moscow(20, 13, 0), Precision.About), (timing.ActualStart.Time, timing.ActualStart.Precision));
        Assert.Contains(
            timing.Claims,
            c => c.Field == "actual_start" && c.Value.Contains("11:08", StringComparison.Ordinal)
        );
        Assert.Contains(
            timing.Claims,
            c => c.Field == "actual_start" && c.Value.Contains("12:00", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void AfterTheWelcomeThereIsAnOrderAndNoClockTime()
    {
        string[] ids =
        [
            "welcome-ceremony",
            "restricted-talks",
            "expanded-talks",
            "signing-ceremony",
            "press-statements",
            "state-dinner",
        ];

        foreach (var (before, after) in ids.Zip(ids.Skip(1)))
        {
            var session = Visit.Session(after);
            Assert.Equal(Visit.Session(before).Name, Assert.Single(session.Predecessors).Session);
            Assert.True(session.Order > Visit.Session(before).Order);
            Assert.Null(session.PlannedStart);
            Assert.Null(Visit.Timing(after).ActualStart);
            Assert.Null(Visit.Timing(after).ActualEnd);
            Assert.Equal(SessionState.Concluded, Visit.Timing(after).State);
        }
    }

    [Fact]
    public void TheAnnouncementAndTheDocumentaryAreOnASideTrack()
    {
        Assert.Equal(("side", "2023-03-17"), (Visit.Session("announcement").Track, Visit.Session("announcement").Day));
        Assert.Equal(
            ("side", "2023-03-20"),
            (Visit.Session("documentary-launch").Track, Visit.Session("documentary-launch").Day)
        );
    }

    [Fact]
    public void TheVideoconferenceWithKyivHasNoDayAndOneSideOnly()
    {
        var session = Visit.Session("kyiv-videoconference");
        var kyiv = session.Agreed.Single(a => a.Party == "UA");
        var beijing = session.Agreed.Single(a => a.Party == "CN");

        Assert.Equal(SessionKind.Videoconference, session.Kind);
        Assert.Empty(session.Day);
        Assert.Null(session.PlannedStart);
        Assert.True(kyiv is { Agreed_: true, Proposed: true });
        Assert.True(beijing is { Agreed_: false, Proposed: false });
        Assert.Equal(SessionState.Planned, Visit.Timing("kyiv-videoconference").State);
    }

    [Fact]
    public void OnUkraineMoscowBeijingAndKyivEachHaveTheirSay()
    {
        Assert.Equal(
            ["CN", "RU", "UA"],
            Visit.Topic("ukraine").Positions.Select(p => p.Party).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal("UA", Assert.Single(Visit.Topic("kyiv-beijing-contacts").Positions).Party);
    }

    [Fact]
    public void PrincipalsAreEssentialAndHoldersWhomNoSourceNamesAreOffices()
    {
        var attendances = Visit.Agenda.Sessions.SelectMany(s => s.Attendances).ToList();

        Assert.All(attendances.Where(a => a.Function == AttendanceFunction.Principal), a => Assert.True(a.Essential));
        Assert.DoesNotContain(attendances, a => a.Function == AttendanceFunction.Interpreter);
        Assert.Contains(
            Visit.Session("restricted-talks").Attendances,
            a => a.Office == "Minister of National Defence of China" && a.Status == AttendanceStatus.Attended
        );
        Assert.Equal(
            AttendanceStatus.Disputed,
            Visit
                .Session("restricted-talks")
                .Attendances.Single(a => a.Participant == "visits/moscow-2023/participants/ru-fadeyev")
                .Status
        );
    }

    [Fact]
    public void CamerasSawTheOpeningOfTheRestrictedTalksOnly()
    {
        var policy = Visit.Session("restricted-talks").MediaPolicy;

        Assert.Equal(MediaAccess.LiveBroadcast, Assert.Single(policy.Opening).MediaAccess);
        Assert.Equal(MediaAccess.Closed, Assert.Single(policy.Main).MediaAccess);
    }
}
