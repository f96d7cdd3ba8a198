using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Contracts;

public sealed class JsonCheckFacts
{
    [Fact]
    public void EveryFaultIsNamedByItsProtoPath()
    {
        var faults = Faults(
            """
            {
              "titles": {"en": "Talks", "ru": 5},
              "kind": "SESSION_KIND_PICNIC",
              "order": "7",
              "plannedStart": {"time": "yesterday", "basis": 99, "colour": "red"},
              "planned_duration": {"duration": "90 minutes"},
              "attendances": [{"office": "interpreter", "essential": "yes"}, 7, {"delegation": {"party": "CN", "count": 1.5}}],
              "topics": "energy",
              "access": {"label": "LABEL_PUBLIC", "delegations": [null]},
              "mediaPolicy": null,
              "colour": "red"
            }
            """,
            Session.Descriptor,
            "session"
        );
        Assert.Equal(
            [
                "session.access.delegations[0]",
                "session.attendances[0].essential",
                "session.attendances[1]",
                "session.attendances[2].delegation.count",
                "session.colour",
                "session.kind",
                "session.order",
                "session.planned_duration.duration",
                "session.planned_start.basis",
                "session.planned_start.colour",
                "session.planned_start.time",
                "session.titles[ru]",
                "session.topics",
            ],
            faults.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("is not a field of PlannedStart", faults["session.planned_start.colour"]);
        Assert.Equal("must be a list, it is text", faults["session.topics"]);
        Assert.Equal("must be an instant like 2023-03-21T12:00:00Z", faults["session.planned_start.time"]);
    }

    [Fact]
    public void BothSpellingsOfANameAreOneField()
    {
        Assert.Empty(
            Faults(
                """{"hardStart": "2023-03-21T12:00:00Z", "hard_end": "2023-03-21T15:00:00+03:00"}""",
                Session.Descriptor
            )
        );
        Assert.Equal(
            "is given twice",
            Faults("""{"hardStart": "2023-03-21T12:00:00Z", "hard_start": null}""", Session.Descriptor)["hard_start"]
        );
        Assert.Contains("track", Faults("""{"track": "a", "track": "b"}""", Session.Descriptor).Keys);
        Assert.Contains("titles[en]", Faults("""{"titles": {"en": "a", "en": "b"}}""", Session.Descriptor).Keys);
    }

    [Fact]
    public void OnlyOneOfAOneofCanBeGiven() =>
        Assert.Equal(
            "is one too many: only one of participant, office, delegation can be given",
            Faults("""{"office": "a", "participant": "visits/v/participants/p"}""", Attendance.Descriptor)[
                "participant"
            ]
        );

    [Theory]
    [InlineData("2023-03-21T12:00:00Z", true)]
    [InlineData("2023-03-21T12:00:00.123456789+03:00", true)]
    [InlineData("2023-03-21T12:00:00", false)]
    [InlineData("2023-03-21", false)]
    [InlineData("2023-02-29T12:00:00Z", false)]
    [InlineData("2023-03-21T25:00:00Z", false)]
    [InlineData("2023-03-21T12:00:00-00:00", false)]
    [InlineData("2023-03-21 12:00:00Z", false)]
    public void AnInstantIsRfc3339(string text, bool holds)
    {
        Assert.Equal(holds, Faults($$"""{"hardStart": "{{text}}"}""", Session.Descriptor).Count == 0);
        Assert.Equal(holds, IsParsed($$"""{"hardStart": "{{text}}"}""", Session.Parser));
    }

    [Theory]
    [InlineData("90s", true)]
    [InlineData("1.5s", true)]
    [InlineData("-60s", true)]
    [InlineData("90", false)]
    [InlineData("01s", false)]
    [InlineData("1.s", false)]
    [InlineData("s", false)]
    [InlineData("PT90S", false)]
    public void ADurationIsInSeconds(string text, bool holds)
    {
        Assert.Equal(holds, Faults($$"""{"offset": "{{text}}"}""", Cue.Descriptor).Count == 0);
        Assert.Equal(holds, IsParsed($$"""{"offset": "{{text}}"}""", Cue.Parser));
    }

    [Theory]
    [InlineData("""{"brokenAt": 5}""", true)]
    [InlineData("""{"brokenAt": "5"}""", true)]
    [InlineData("""{"brokenAt": 9223372036854775808}""", false)]
    [InlineData("""{"brokenAt": "five"}""", false)]
    [InlineData("""{"intact": 1}""", false)]
    [InlineData("""{"checkpoint": {"hash": "aGFzaA=="}}""", true)]
    [InlineData("""{"checkpoint": {"hash": "!"}}""", false)]
    [InlineData("""{"checkpoint": []}""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    public void ScalarsHaveTheirJsonForms(string json, bool holds) =>
        Assert.Equal(holds, Faults(json, VerifyJournalResponse.Descriptor).Count == 0);

    [Fact]
    public void WellKnownTypesHaveTheirJsonForms()
    {
        Assert.Empty(Faults("""{"updateMask": "titles,plannedStart.time"}""", UpdateSessionRequest.Descriptor));
        Assert.Contains(
            "update_mask",
            Faults("""{"updateMask": "planned_start"}""", UpdateSessionRequest.Descriptor).Keys
        );
        Assert.Contains("update_mask", Faults("""{"updateMask": ["titles"]}""", UpdateSessionRequest.Descriptor).Keys);
        Assert.Empty(Faults("""{"record": {"@type": "type.googleapis.com/x.Y", "a": 1}}""", Change.Descriptor));
        Assert.Contains("record", Faults("""{"record": {"a": 1}}""", Change.Descriptor).Keys);
        Assert.Empty(Faults("""{"a": [null, {"b": 1}]}""", Struct.Descriptor));
        Assert.Contains("body", Faults("[]", Struct.Descriptor).Keys);
        Assert.Empty(Faults("5", Int32Value.Descriptor));
        Assert.Contains("body", Faults("\"five\"", Int32Value.Descriptor).Keys);
    }

    [Fact]
    public void NullStandsForNotGivenExceptForListsAndMaps()
    {
        Assert.Empty(
            Faults("""{"host": null, "plannedStart": null, "kind": null, "order": null}""", Session.Descriptor)
        );
        Assert.Equal(
            ["titles", "topics"],
            Faults("""{"titles": null, "topics": null}""", Session.Descriptor).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void HalfACharacterIsNoText() =>
        Assert.Equal("holds half a character", Faults("""{"track": "\ud83e"}""", Session.Descriptor)["track"]);

    [Fact]
    public void WhatTheFormatterWritesHasNoFaults()
    {
        var session = new Session
        {
            Name = "visits/v/sessions/talks",
            Access = new() { Label = Label.Delegation, Delegations = { "CN" } },
            Titles = { ["en"] = "Talks" },
            Order = 3,
            PlannedStart = new()
            {
                Time = new() { Seconds = 5, Nanos = 1000 },
            },
            MinimumDuration = new() { Seconds = 60 },
            Attendances =
            {
                new Attendance
                {
                    Delegation = new() { Party = "CN", Count = 3 },
                },
            },
        };
        var formatted = new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true)).Format(session);
        Assert.Empty(Faults(formatted, Session.Descriptor));
        var numbers = new JsonFormatter(JsonFormatter.Settings.Default.WithFormatEnumsAsIntegers(true)).Format(session);
        Assert.Empty(Faults(numbers, Session.Descriptor));
    }

    private static bool IsParsed<T>(string json, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            parser.ParseJson(json);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> Faults(string json, MessageDescriptor type, string path = "")
    {
        using var document = JsonDocument.Parse(json);
        var faults = new FieldFaults();
        JsonCheck.Check(document.RootElement, type, path, faults);
        return faults.All.ToDictionary(f => f.Path, f => f.Description);
    }
}
