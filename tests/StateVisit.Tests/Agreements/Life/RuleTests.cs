using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What holds of a document and its preparation whatever happens.</summary>
public sealed class RuleTests
{
    public static TheoryData<string, Action<Agreement>> Wrong =>
        new()
        {
            { "parties[2].party", document => document.Parties.Add(new Party { Party_ = "RU" }) },
            { "parties[0].language", document => document.Parties[0].Language = "en" },
            { "languages[2]", document => document.Languages.Add("RU") },
            { "prevailing_language", document => document.PrevailingLanguage = "en" },
            { "translations[1]", document => document.Translations.Add("ZH") },
            { "translations[1]", document => document.Translations.Add("EN") },
            { "signatories[2].party", document => document.Signatories.Add(Somebody("FR")) },
            { "signatories[2].participant", document => document.Signatories.Add(new Signatory { Party = "CN" }) },
            { "signatories[1].participant", document => document.Signatories[1].Participant = Papers.Host },
            {
                "signatories[0].signatures[0].copy",
                document => document.Signatories[0].Signatures.Add(new Signature { Copy = "FR" })
            },
            {
                "witnesses[0].party",
                document => document.Witnesses.Add(new Witness { Party = "FR", Participant = Papers.Host })
            },
            { "entry_into_force.date", document => document.EntryIntoForce.Date = "" },
            { "entry_into_force.date", document => document.EntryIntoForce.Mode = EntryMode.Signature },
            {
                "entry_into_force.days_after_notification",
                document => document.EntryIntoForce.DaysAfterNotification = 30
            },
            {
                "provisional_application",
                document => (document.ProvisionalApplication, document.Binding) = (true, Binding.NotBinding)
            },
            { "term.renewal_months", document => document.Term = new() { RenewalMonths = 12 } },
            { "relations[0].agreement", document => document.Relations.Add(new Relation()) },
            {
                "relations[0].agreement",
                document =>
                    document.Relations.Add(new Relation { Agreement = "visits/v/agreements/b", Citation = "Treaty" })
            },
            { "relations[0].agreement", document => document.Relations.Add(new Relation { Agreement = Papers.Name }) },
        };

    [Fact]
    public void AProperDocumentHasNoFaults()
    {
        var faults = new FieldFaults();
        var dossier = Papers.In(AgreementState.Cleared);

        dossier.Agreement.Check("agreement", faults);
        dossier.Preparation.Check("preparation", faults);
        dossier.Preparation.CheckAgainst(dossier.Agreement, "preparation", faults);

        Assert.Empty(faults.All);
    }

    [Theory, MemberData(nameof(Wrong))]
    public void AFaultIsNamedByItsField(string field, Action<Agreement> spoil)
    {
        var document = Papers.In(AgreementState.Drafting).Agreement;
        spoil(document);
        var faults = new FieldFaults();

        document.Check("agreement", faults);

        Assert.Equal($"agreement.{field}", Assert.Single(faults.All).Path);
    }

    [Fact]
    public void APreparationIsOfItsDocument()
    {
        var dossier = Papers.In(AgreementState.Drafting);
        var preparation = dossier.Preparation;
        preparation.FullPowers[1].Participant = Papers.Host;
        preparation.FullPowers.Add(
            new FullPowers { Participant = "visits/v/participants/other", AcceptedBy = "legal" }
        );
        preparation.Originals[1].Language = "RU";
        preparation.Originals[2].Bound = new()
        {
            Time = new() { Seconds = 1 },
            By = "printer",
        };
        preparation.Originals.Add(new Original { Party = "FR", Language = "en" });
        var faults = new FieldFaults();

        preparation.Check("preparation", faults);
        preparation.CheckAgainst(dossier.Agreement, "preparation", faults);

        Assert.Equal(
            [
                "preparation.full_powers[1].participant",
                "preparation.full_powers[2].accepted_by",
                "preparation.originals[1].language",
                "preparation.originals[2].bound.time",
                "preparation.full_powers[2].participant",
                "preparation.originals[4].party",
                "preparation.originals[4].language",
            ],
            faults.All.Select(fault => fault.Path)
        );
    }

    private static Signatory Somebody(string party) =>
        new() { Party = party, Participant = "visits/v/participants/somebody" };
}
