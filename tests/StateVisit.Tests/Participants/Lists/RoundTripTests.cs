using System.IO.Compression;
using CsCheck;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

public sealed class RoundTripTests(SharedHosts hosts)
{
    private static readonly string[] Beginnings = ["", "=", "+", "-", "@", "'", "''=", "'x", "\"", "＝", "_x0041_"];

    private static readonly Gen<string> Words =
        from beginning in Gen.OneOf(Beginnings)
        from rest in Gen.OneOf(
            "1+1",
            "HYPERLINK(\"http://x\",\"y\")",
            "Иванов, Иван",
            "习近平",
            "سلمان بن عبد العزيز",
            "O'Neill",
            "a;b\tc|d",
            "+7 495 000-00-00",
            "-12",
            "e\"\"e",
            "Jos\u00e9 \ud83c\uddf2\ud83c\uddfd",
            "_x000D_",
            "<&>",
            "\u2067x\u2069",
            "\uffff"
        )
        select beginning + rest;

    private static readonly Gen<string> Maybe = Gen.Bool.SelectMany(given => given ? Words : Gen.Const(""));

    private static readonly Gen<string> Lines = Gen.Select(Words, Words, (a, b) => $"{a}\n\n{b}");

    private static Gen<Participant> Person(string visit, int number) =>
        from first in Gen.OneOf("en", "zh-Hans", "ru")
        from texts in Maybe.Array[6]
        from names in Words.Array[2]
        from notes in Lines
        from flags in Gen.Bool.Array[6]
        from role in Gen.Int[1, 11]
        from state in Gen.Int[1, 5]
        from label in Gen.Int[0, 4]
        from day in Gen.Int[0, 40_000]
        from moment in Gen.Long[0, 4_000_000_000_000]
        select Make(visit, number, first, texts, names, notes, flags, (role, state, label, day, moment));

    [Theory, OnBothStores(ListFormat.Csv), OnBothStores(ListFormat.Xlsx)]
    public async Task WhatIsTakenOutCanBeBroughtInElsewhere(StoreKind store, ListFormat format)
    {
        var from = await ListScene.CreateAsync(hosts, store);
        var people = Gen.Int[1, 8].SelectMany(count => Several(from.Visit, count));
        await people.TryAsync(
            async some =>
            {
                from = await ListScene.CreateAsync(hosts, store);
                var to = await ListScene.CreateAsync(hosts, store);
                await from.BringInAsync(some.Select(person => In(from.Visit, person)));
                var file = await from.ExportAsync(format);
                await to.Import(file.Data.ToByteArray(), file.ContentType);
                Assert.Equal((await from.PeopleAsync()).Select(person => In(to.Visit, person)), await to.PeopleAsync());
                Assert.Equal(file.Data, (await to.ExportAsync(format)).Data);
                var again = await from.Import(file.Data.ToByteArray(), file.ContentType);
                Assert.Equal((0, 0, some.Length), (again.Created, again.Updated, again.Unchanged));
            },
            iter: 15
        );
    }

    [Theory, OnBothStores]
    public async Task TheSameListIsTheSameFileWheneverItIsTakenOut(StoreKind store)
    {
        var scene = await ListScene.CreateAsync(hosts, store);
        var file = await scene.ExportAsync(ListFormat.Xlsx);
        using var archive = new ZipArchive(new MemoryStream(file.Data.ToByteArray()));
        Assert.All(archive.Entries, part => Assert.Equal(new(1980, 1, 1), part.LastWriteTime.DateTime));
    }

    private static Gen<Participant[]> Several(string visit, int count) =>
        Enumerable
            .Range(0, count)
            .Aggregate(
                Gen.Const(Array.Empty<Participant>()),
                (people, i) => Gen.Select(people, Person(visit, i), (some, one) => (Participant[])[.. some, one])
            );

    /// <summary>The same person in another visit; accreditation is what a list only shows.</summary>
    private static Participant In(string visit, Participant person)
    {
        var old = person.Name[..person.Name.IndexOf("/participants/", StringComparison.Ordinal)];
        var copy = person.Clone();
        copy.Name = copy.Name.Replace(old, visit, StringComparison.Ordinal);
        copy.Delegation = copy.Delegation.Replace(old, visit, StringComparison.Ordinal);
        copy.Accompanies = copy.Accompanies.Replace(old, visit, StringComparison.Ordinal);
        copy.Accreditation = AccreditationState.Invited;
        return copy;
    }

    private static Participant Make(
        string visit,
        int number,
        string first,
        string[] texts,
        string[] names,
        string notes,
        bool[] flags,
        (int Role, int State, int Label, int Day, long Moment) values
    )
    {
        var person = new Participant
        {
            Name = $"{visit}/participants/p{number}",
            Access = values.Label switch
            {
                4 => new() { Label = Label.Delegation, AllDelegations = true },
                3 => new() { Label = Label.Delegation, Delegations = { "RU", "CN" } },
                var label => new()
                {
                    Label = (Label)(label + 1) is Label.Delegation ? Label.Restricted : (Label)(label + 1),
                },
            },
            Names =
            {
                new PersonName
                {
                    Language = first,
                    Full = names[0],
                    FormOfAddress = texts[0],
                },
                new PersonName
                {
                    Language = "fr",
                    Family = names[1],
                    Given = texts[1],
                    Order = (NameOrder)(values.Role % 3),
                },
            },
            Role = (ParticipantRole)values.Role,
            Accreditation = (AccreditationState)values.State,
            Rank = flags[0] ? "head-of-state" : "",
            Tenure = flags[1]
                ? new() { Since = new DateOnly(1990, 1, 1).AddDays(values.Day).ToString("yyyy-MM-dd") }
                : null,
            PhotoReceived = flags[3],
            Leads = flags[4],
            Accompanies = number > 0 && flags[5] ? $"{visit}/participants/p0" : "",
        };
        if (number == 0)
            person.Access = new() { Label = Label.Public };
        if (flags[2])
            (person.Delegation, person.ListPlace) = (
                $"{visit}/delegations/{(number % 2 == 0 ? "china" : "russia")}",
                number
            );
        if (flags[3])
            person.Arrival = new()
            {
                Time = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(
                    DateTimeOffset.FromUnixTimeMilliseconds(values.Moment)
                ),
                Place = texts[2],
                Means = texts[3],
            };
        if (texts[4].Length > 0)
            person.Offices.Add(new Office { Counts = true, Titles = { [first] = texts[4] } });
        if (texts[5].Length > 0)
            person.Notes["ar"] = notes;
        if (flags[4])
            person.Languages.Add(["zh-Hans", "en"]);
        return person;
    }
}
