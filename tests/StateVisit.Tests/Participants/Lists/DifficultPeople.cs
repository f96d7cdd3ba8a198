using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>People of whom a program that opens and saves their list could make something else.</summary>
internal sealed class DifficultPeople(string visit)
{
    private int place;

    public Participant[] All() =>
        [
            Make("007", "zh-Hans", "习近平", "+7 495 000-00-00", "=1+1", "0042", "SU 100"),
            Make("1e5", "ar", "سلمان بن عبد العزيز", "\u2067سلمان\u2069, \u200f(5)\u200f", "@home", "-5", "٣"),
            Make("quotes", "en", "Says \"hi\", then; more\tof|it", "a\n\n\"b\"\n=c", "\"", ",", ";"),
            Make("escapes", "en", "_x0041_", "_x000D_ _x00 <&>", "_x", "x_x0041", "__x0041_"),
            Make("numbers", "fr", "3.10", "12345678901234567890", "1.5e-3", "(5)", "1,000"),
            Make("days", "fr", "May 1", "Monday, March 5, 2023", "1/2", "5:30 PM", "12:30"),
            Make("values", "de", "true", "50 %", "10-4", "1 1/2", "$5"),
            Make("marks", "ru", "'Иванов", "''007", "'=x", "'007", "''"),
            Make("spaces", "pt", "  Padded ", " =1\n", "\t'=x", "Cafe\u0301", " '007 "),
            Make("signs", "zh-Hant", "＝１＋１", "\n-12\n", "\ud83c\uddf2\ud83c\uddfd", "#N/A", "€5"),
            Make("1", "en", "1", "100000", "2013-03-14", "0", "999999999999999"),
        ];

    private Participant Make(
        string id,
        string language,
        string name,
        string note,
        string office,
        string from,
        string flight
    ) =>
        new()
        {
            Name = $"{visit}/participants/{id}",
            Access = Fixture.Make.Delegations("CN", "RU"),
            Delegation = $"{visit}/delegations/china",
            Names =
            {
                new PersonName
                {
                    Language = language,
                    Full = name,
                    FormOfAddress = office,
                },
                new PersonName
                {
                    Language = "it",
                    Family = flight,
                    Given = note.Replace('\n', ' '),
                    Order = NameOrder.FamilyFirst,
                },
            },
            Offices =
            {
                new Office { Counts = true, Titles = { ["en"] = office } },
            },
            Tenure = new() { Since = "2013-03-14" },
            ListPlace = ++place,
            Role = ParticipantRole.NoteTaker,
            Languages = { "zh-Hans", "en" },
            Leads = place == 1,
            Accompanies = place > 1 ? $"{visit}/participants/007" : "",
            Accreditation = AccreditationState.Invited,
            Arrival = new()
            {
                Time = Fixture.Make.Time("2023-03-20T09:00:00.5Z"),
                Place = from,
                Means = flight,
            },
            Departure = new() { Time = Fixture.Make.Time("2023-03-22T00:00:00Z"), Place = from },
            Notes = { ["en"] = note },
        };
}
