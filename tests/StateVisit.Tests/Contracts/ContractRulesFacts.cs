using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Contracts;

public sealed class ContractRulesFacts
{
    [Fact]
    public void AValidRequestHasNoFaults() => Assert.Empty(Faults(Create()));

    [Fact]
    public void AllFaultsComeAtOnceWithTheirPaths()
    {
        var request = Create();
        request.Parent = "visits/";
        request.Session.Titles["ru"] = new string('я', 301);
        request.Session.Titles["russian language"] = "x";
        request.Session.PlannedStart.Time = null;
        request.Session.PlannedStart.Source = new Source { Uri = "ftp://example.org" };
        request.Session.Attendances.Add(
            new Attendance
            {
                Office = "interpreter",
                Access = new() { Label = (Label)9 },
            }
        );
        request.Session.Predecessors.Add(new Predecessor { Session = "visits/v/venues/hall" });

        var faults = Faults(request);

        Assert.Equal("must be a name like visits/{visit}", faults["parent"]);
        Assert.Equal("has 301 characters, 300 are allowed", faults["session.titles[ru]"]);
        Assert.Contains("language", faults["session.titles[russian language]"], StringComparison.Ordinal);
        Assert.Equal("is required", faults["session.planned_start.time"]);
        Assert.Contains("memory", faults["session.planned_start.source.uri"], StringComparison.Ordinal);
        Assert.Equal(
            "is not one of LABEL_PUBLIC, LABEL_PRESS, LABEL_DELEGATION, LABEL_RESTRICTED",
            faults["session.attendances[0].access.label"]
        );
        Assert.Equal(
            "must be a name like visits/{visit}/sessions/{session}",
            faults["session.predecessors[0].session"]
        );
        Assert.Equal(7, faults.Count);
    }

    [Theory]
    [InlineData("2023-03-21", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2023-3-21", false)]
    [InlineData("21.03.2023", false)]
    [InlineData("2023-03-21T00:00:00Z", false)]
    [InlineData("1899-12-31", false)]
    [InlineData("2200-01-01", false)]
    public void ADayIsACalendarDay(string day, bool holds) =>
        Assert.Equal(holds, !Broken(r => r.Session.Day = day).ContainsKey("session.day"));

    [Theory]
    [InlineData("Europe/Moscow", true)]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+3", true)]
    [InlineData("Moscow", false)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("Russian Standard Time", false)]
    [InlineData("+03:00", false)]
    [InlineData("../../etc/hostname", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("Europe", false)]
    public void ATimeZoneIsAnIanaZone(string zone, bool holds)
    {
        var venue = new Venue
        {
            Name = "visits/v/venues/hall",
            TimeZone = zone,
            Type = VenueType.Room,
            Access = Restricted(),
            Titles = { ["en"] = "Hall" },
        };
        Assert.Equal(holds, !Faults(venue).ContainsKey("time_zone"));
    }

    [Theory]
    [InlineData("CN", true)]
    [InlineData("eaeu", true)]
    [InlineData("SCO", true)]
    [InlineData("cn", false)]
    [InlineData("EU-", true)]
    [InlineData("-eu", false)]
    [InlineData("C", false)]
    [InlineData("C N", false)]
    public void APartyIsACodeOrAnIdentifier(string party, bool holds) =>
        Assert.Equal(holds, !Broken(r => r.Session.Host = party).ContainsKey("session.host"));

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-Hans", true)]
    [InlineData("sr-Latn-RS", true)]
    [InlineData("e", false)]
    [InlineData("en_GB", false)]
    [InlineData("en-", false)]
    [InlineData("", false)]
    public void ATitleHasALanguage(string language, bool holds) =>
        Assert.Equal(holds, !Broken(r => r.Session.Titles[language] = "x").ContainsKey($"session.titles[{language}]"));

    [Theory]
    [InlineData("a\tb", true)]
    [InlineData("a\nb", false)]
    [InlineData("a\rb", false)]
    [InlineData("a\u0000b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("会谈 🤝", true)]
    public void ALineHoldsNoControlCharacters(string title, bool holds) =>
        Assert.Equal(holds, Broken(r => r.Session.Titles["en"] = title).Count == 0);

    [Fact]
    public void HalfACharacterIsRefused() =>
        Assert.Contains("session.titles[en]", Broken(r => r.Session.Titles["en"] = "a\ud83e").Keys);

    [Fact]
    public void EveryNameLiesInTheVisitOfTheRequest()
    {
        var faults = Broken(r =>
        {
            r.Session.Venue = "visits/other/venues/hall";
            r.Session.Topics.Add("visits/v2/topics/energy");
            r.Session.Embargo = new()
            {
                After = new() { Label = Label.Public },
                SessionEnd = "visits/other/sessions/talks",
            };
        });
        Assert.Equal("is of another visit", faults["session.venue"]);
        Assert.Equal("is of another visit", faults["session.topics[0]"]);
        Assert.Equal("is of another visit", faults["session.embargo.session_end"]);
        Assert.Equal(3, faults.Count);
    }

    [Fact]
    public void ALabelOfDelegationsNamesThem()
    {
        Assert.Contains(
            "session.access.delegations",
            Broken(r => r.Session.Access = new() { Label = Label.Delegation }).Keys
        );
        Assert.Contains(
            "session.access.delegations",
            Broken(r => r.Session.Access = new() { Label = Label.Press, Delegations = { "CN" } }).Keys
        );
        Assert.Contains(
            "session.access.all_delegations",
            Broken(r => r.Session.Access = new() { Label = Label.Press, AllDelegations = true }).Keys
        );
        Assert.Contains("session.access.label", Broken(r => r.Session.Access = new()).Keys);
        Assert.Empty(Broken(r => r.Session.Access = new() { Label = Label.Delegation, AllDelegations = true }));
    }

    [Fact]
    public void AnEmbargoHasOneEnd()
    {
        var faults = Broken(r => r.Session.Embargo = new() { After = new() { Label = Label.Public } });
        Assert.Equal("needs one of time, session_start, session_end, signing", faults["session.embargo.until"]);
    }

    [Fact]
    public void OutputOnlyFieldsAreIgnoredUnlessTakenAsGiven()
    {
        var request = Create();
        request.Session.State = (SessionState)99;
        request.Session.CreateTime = new Timestamp { Seconds = long.MaxValue };
        Assert.Empty(Faults(request));

        var faults = new FieldFaults();
        ContractRules.Check(request, faults, asGiven: true);
        Assert.Equal(["session.create_time", "session.state"], faults.All.Select(f => f.Path));

        request.Session.Embargo = new() { Held = true };
        ContractRules.ClearOutputOnly(request);
        Assert.Null(request.Session.CreateTime);
        Assert.Equal(SessionState.Unspecified, request.Session.State);
        Assert.False(request.Session.Embargo.Held);
    }

    [Fact]
    public void AMaskLimitsWhatIsRequired()
    {
        var request = new UpdateSessionRequest
        {
            Session = new()
            {
                Name = "visits/v/sessions/talks",
                PlannedStart = new() { Time = new() },
            },
            UpdateMask = new() { Paths = { "planned_start.time", "track" } },
        };
        Assert.Empty(Faults(request));

        request.UpdateMask.Paths.Add("planned_start");
        request.UpdateMask.Paths.Add("titles");
        Assert.Equal(
            ["session.planned_start.basis", "session.planned_start.precision", "session.titles"],
            Faults(request).Keys.Order()
        );

        request.Session.Name = "";
        Assert.Contains("session.name", Faults(request).Keys);
    }

    [Fact]
    public void AMaskNamesFieldsOfTheRecord()
    {
        var request = new UpdateSessionRequest
        {
            Session = new() { Name = "visits/v/sessions/talks" },
            UpdateMask = new() { Paths = { "track", "nosuch", "plannedStart", "attendances.office", "access.nosuch" } },
        };
        var faults = Faults(request);
        Assert.Equal(
            ["update_mask.paths[1]", "update_mask.paths[2]", "update_mask.paths[3]", "update_mask.paths[4]"],
            faults.Keys.Order()
        );
        Assert.Equal(
            "names no field of Session: write planned_start, not plannedStart",
            faults["update_mask.paths[2]"]
        );
    }

    [Fact]
    public void AListThatIsTooLongIsNamedOnce()
    {
        var faults = Broken(r => r.Session.Topics.AddRange(Enumerable.Repeat("nonsense", 101)));
        Assert.Equal("has 101 items, 100 are allowed", Assert.Single(faults).Value);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(604_800, 0, true)]
    [InlineData(604_800, 1, false)]
    [InlineData(-1, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(1, -1, false)]
    public void ADurationKeepsItsBounds(long seconds, int nanos, bool holds) =>
        Assert.Equal(
            holds,
            !Broken(r => r.Session.MinimumDuration = new Duration { Seconds = seconds, Nanos = nanos })
                .ContainsKey("session.minimum_duration")
        );

    [Fact]
    public void AnImportedDocumentNamesEveryRecord()
    {
        var request = new ImportAgendaRequest
        {
            Name = "visits/v",
            Document = new()
            {
                Visit = new()
                {
                    Name = "visits/other",
                    Access = Restricted(),
                    Titles = { ["en"] = "Visit" },
                    Hosts = { "RU" },
                    StartDate = "2023-03-20",
                    EndDate = "2023-03-22",
                    TimeZone = "Europe/Moscow",
                },
                Timings =
                {
                    new Timing { Access = Restricted(), State = (SessionState)77 },
                },
            },
        };
        var faults = new FieldFaults();
        ContractRules.Check(request, faults, asGiven: true);
        Assert.Equal(
            ["document.timings[0].name", "document.timings[0].state", "document.visit.name"],
            faults.All.Select(f => f.Path).Order()
        );
    }

    [Fact]
    public void ARecordAloneIsCheckedUnderAPathOfChoice()
    {
        var session = Create().Session;
        session.Name = "visits/v/sessions/talks";
        session.Venue = "visits/other/venues/hall";
        var faults = new FieldFaults();
        ContractRules.Check(session, faults, path: "session");
        Assert.Equal("session.venue", Assert.Single(faults.All).Path);
    }

    [Fact]
    public void AFaultShowsNoControlCharactersBack() =>
        Assert.Contains(Broken(r => r.Session.Titles["e\u001bn"] = "x").Keys, p => p == "session.titles[e\ufffdn]");

    private static Access Restricted() => new() { Label = Label.Restricted };

    private static CreateSessionRequest Create() =>
        new()
        {
            Parent = "visits/v",
            SessionId = "talks",
            Session = new()
            {
                Access = Restricted(),
                Titles = { ["en"] = "Talks" },
                Kind = SessionKind.ExpandedTalks,
                PlannedStart = new()
                {
                    Time = new() { Seconds = 1_679_400_000 },
                    Precision = Precision.About,
                    Basis = Basis.Derived,
                },
            },
        };

    private static Dictionary<string, string> Broken(Action<CreateSessionRequest> breakIt)
    {
        var request = Create();
        breakIt(request);
        return Faults(request);
    }

    private static Dictionary<string, string> Faults(IMessage request)
    {
        var faults = new FieldFaults();
        ContractRules.Check(request, faults);
        return faults.All.ToDictionary(f => f.Path, f => f.Description);
    }
}
