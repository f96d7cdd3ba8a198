using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Benchmarks;

/// <summary>What the edge looks at before a handler runs, on a session as it is created.</summary>
public class CheckBenchmarks
{
    private readonly CreateSessionRequest create = Samples.Create();
    private readonly GetSessionRequest get = new() { Name = Samples.Session(1).Name };
    private readonly byte[] json = System.Text.Encoding.UTF8.GetBytes(
        JsonFormatter.Default.Format(Samples.Create().Session)
    );

    [Benchmark]
    public FieldFaults ContractOfGet() => Contract(get);

    [Benchmark]
    public FieldFaults ContractOfCreate() => Contract(create);

    [Benchmark]
    public FieldFaults Json()
    {
        var faults = new FieldFaults();
        using var document = JsonDocument.Parse(json);
        JsonCheck.Check(document.RootElement, Session.Descriptor, "session", faults);
        faults.ThrowIfAny();
        return faults;
    }

    private static FieldFaults Contract(IMessage request)
    {
        var faults = new FieldFaults();
        ContractRules.Check(request, faults);
        faults.ThrowIfAny();
        return faults;
    }
}
