using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Samples;

public class SampleContractTests
{
    public static TheoryData<string> Ids => [Sample.Closed, Sample.Rehearsal];

    [Theory, MemberData(nameof(Ids))]
    public void ItHoldsToTheContract(string id)
    {
        var sample = Sample.Read(id);
        var faults = new FieldFaults();

        ContractRules.Check(
            new ImportAgendaRequest { Name = sample.Visit, Document = sample.Agenda },
            faults,
            asGiven: true
        );

        Assert.Equal([], faults.All.Select(f => f.ToString()));
    }

    [Theory, MemberData(nameof(Ids))]
    public void EveryRecordLiesInTheVisitUnderANameOfItsOwn(string id)
    {
        var sample = Sample.Read(id);

        Assert.Equal($"visits/{id}", sample.Visit);
        Assert.Equal(sample.Visit, sample.Agenda.Visit.Name);
        Assert.All(
            sample.Records.Skip(1),
            r => Assert.StartsWith(sample.Visit + "/", r.Name, StringComparison.Ordinal)
        );
        Assert.Equal(sample.Records.Count(), sample.Records.Select(r => r.Name).Distinct().Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void EverySessionHasExactlyOneTiming(string id)
    {
        var sample = Sample.Read(id);

        Assert.Equal(
            sample.Agenda.Sessions.Select(s => s.Name + "/timing").Order(StringComparer.Ordinal),
            sample.Agenda.Timings.Select(t => t.Name).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(sample.Agenda.Timings, t => t.State == SessionState.Unspecified);
    }

    [Theory, MemberData(nameof(Ids))]
    public void EveryReferenceNamesARecordThatWhoeverReadsItMaySee(string id)
    {
        var sample = Sample.Read(id);
        var records = sample.Records.ToDictionary(r => r.Name);
        var references = sample.Records.SelectMany(Reference.In).ToList();

        Assert.NotEmpty(references);
        foreach (
            var reference in references.Where(r =>
                !r.To.StartsWith($"{sample.Visit}/participants/", StringComparison.Ordinal)
            )
        )
        {
            Assert.True(records.TryGetValue(reference.To, out var named), $"{reference.From} names {reference.To}");
            Assert.True(reference.IsNoLooserThan(named.Access), $"{reference.From} shows {reference.To}");
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void PredecessorsFormNoCycle(string id)
    {
        var left = Sample
            .Read(id)
            .Agenda.Sessions.ToDictionary(s => s.Name, s => s.Predecessors.Select(p => p.Session).ToHashSet());

        while (left.FirstOrDefault(s => s.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var others in left.Values)
                others.Remove(free);
        }

        Assert.Empty(left);
    }

    [Theory, MemberData(nameof(Ids))]
    public void TitlesAreInEnglishRussianAndChinese(string id)
    {
        var agenda = Sample.Read(id).Agenda;

        Assert.All(
            [
                agenda.Visit.Titles,
                .. agenda.Venues.Select(v => v.Titles),
                .. agenda.Topics.Select(t => t.Titles),
                .. agenda.Sessions.Select(s => s.Titles),
                .. agenda.Cues.Select(c => c.Titles),
            ],
            titles => Assert.Equal(["en", "ru", "zh-Hans"], titles.Keys.Order(StringComparer.Ordinal))
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void TheVenuesFormATreeOfCitySiteAndRoom(string id)
    {
        var venues = Sample.Read(id).Agenda.Venues.ToDictionary(v => v.Name);

        Assert.All(
            venues.Values,
            venue =>
                Assert.Contains(
                    venue.Parent.Length == 0 ? VenueType.Unspecified : venues[venue.Parent].Type,
                    venue.Type switch
                    {
                        VenueType.City => [VenueType.Unspecified],
                        VenueType.Site => [VenueType.City],
                        _ => new[] { VenueType.Site, VenueType.Room },
                    }
                )
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void NoSampleSpeaksOfFortyDiscussions(string id)
    {
        var text = File.ReadAllText(Sample.Path(id));

        Assert.DoesNotContain("forty", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\b40 (discussions|meetings|talks)", text);
    }

    [Theory, MemberData(nameof(Ids))]
    public void AnUnknownFieldIsRefused(string id)
    {
        var text = File.ReadAllText(Sample.Path(id)).Replace("\"startDate\"", "\"startDay\"", StringComparison.Ordinal);

        var refusal = Assert.Throws<InvalidProtocolBufferException>(() => Sample.ParseAgenda(text));
        Assert.Contains("startDay", refusal.Message, StringComparison.Ordinal);
    }
}
