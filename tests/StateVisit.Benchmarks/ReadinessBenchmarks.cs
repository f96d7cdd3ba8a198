using BenchmarkDotNet.Attributes;
using Grpc.Core;
using StateVisit.Agreements.Readying;
using StateVisit.Agreements.V1;
using StateVisit.Type.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// The readiness of 500 documents with two texts and two approvals each, signed at sessions of a programme of 1,000: from the
/// store with nothing held but what the texts say, and as it was made before.
/// </summary>
public class ReadinessBenchmarks
{
    private const int Documents = 500;

    private AgendaInProcess agenda = null!;
    private AgreementsInProcess agreements = null!;
    private Packages kept = null!;
    private AgreementsService.AgreementsServiceClient wire = null!;
    private int writes;

    [GlobalSetup]
    public async Task Start()
    {
        var programme = Samples.Programme(AgendaInProcess.Sessions);
        agenda = await AgendaInProcess.StartAsync(programme);
        agreements = await AgreementsInProcess.StartAsync(agenda.Address);
        var document = new AgreementsDocument();
        for (var i = 0; i < Documents; i++)
            Add(document, $"{AgendaInProcess.Visit}/agreements/a{i}", programme.Sessions[i].Name);
        while (!await IsImportedAsync(document))
            await Task.Delay(100);
        kept = agreements.Make<Packages>();
        wire = agreements.OnWire();
        if ((await MadeBefore()).Documents.Count != Documents)
            throw new InvalidOperationException("Not all documents are there.");
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await agreements.DisposeAsync();
        await agenda.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<Package> FromTheStore() => GetAsync(agreements.Make<Packages>(agreements.Make<Holdings>()));

    [IterationSetup(Target = nameof(AfterAWrite))]
    public void Write()
    {
        using var call = wire.UpdateAgreementAsync(
            new()
            {
                Agreement = new()
                {
                    Name = $"{AgendaInProcess.Visit}/agreements/a{writes % Documents}",
                    SigningOrder = ++writes,
                },
                UpdateMask = new() { Paths = { "signing_order" } },
            }
        );
#pragma warning disable RS0030 // What is set up before an iteration cannot be awaited.
        call.ResponseAsync.GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    /// <summary>A document has been written since: it alone is read.</summary>
    [Benchmark]
    public Task<Package> AfterAWrite() => GetAsync(kept);

    [Benchmark]
    public Task<Package> MadeBefore() => GetAsync(kept);

    private Task<Package> GetAsync(Packages packages) =>
        packages.GetAsync(new() { Name = $"{AgendaInProcess.Visit}/package" }, agreements.Legal);

    private static void Add(AgreementsDocument document, string name, string session)
    {
        document.Agreements.Add(
            new Agreement
            {
                Name = name,
                Access = new() { Label = Label.Public },
                Titles =
                {
                    ["en"] = "Memorandum",
                    ["ru"] = "Меморандум",
                    ["zh-Hans"] = "谅解备忘录",
                },
                Kind = AgreementKind.Memorandum,
                Level = AgreementLevel.Interagency,
                Conclusion = Conclusion.Signed,
                Parties =
                {
                    new Party { Party_ = "RU", Language = "ru" },
                    new Party { Party_ = "CN", Language = "zh-Hans" },
                },
                Languages = { "ru", "zh-Hans" },
                Place = PlaceOfSigning.Ceremony,
                Ceremony = new() { Session = session },
                Signatories =
                {
                    new Signatory { Party = "RU", Offices = { ["en"] = "Minister" } },
                    new Signatory { Party = "CN", Offices = { ["en"] = "Minister" } },
                },
                State = AgreementState.Negotiating,
            }
        );
        foreach (var language in new[] { "ru", "zh-Hans" })
            document.Versions.Add(
                new StateVisit.Agreements.V1.Version
                {
                    Name = $"{name}/texts/{language}/versions/1",
                    Access = new() { Label = Label.Restricted },
                    Number = 1,
                    Articles =
                    {
                        Enumerable.Range(1, 5).Select(i => new Article { Number = $"{i}", Text = $"{i} 2025" }),
                    },
                }
            );
        foreach (var office in new[] { "legal", "finance" })
            document.Approvals.Add(
                new Approval
                {
                    Name = $"{name}/approvals/{office}",
                    Access = new() { Label = Label.Restricted },
                    Offices = { ["en"] = office },
                }
            );
    }

    /// <summary>Not before the feed has brought the visit.</summary>
    private async Task<bool> IsImportedAsync(AgreementsDocument document)
    {
        try
        {
            await agreements
                .OnWire()
                .ImportAgreementsAsync(new() { Name = AgendaInProcess.Visit, Document = document });
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.NotFound)
        {
            return false;
        }
    }
}
