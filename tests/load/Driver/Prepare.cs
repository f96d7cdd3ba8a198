using System.Buffers.Binary;
using System.Diagnostics;
using Google.Protobuf;
using StateVisit.Agenda.V1;

namespace StateVisit.Load;

/// <summary>Loads the two visits over the real API and writes what h2load needs: tokens and bodies.</summary>
internal static class Prepare
{
    public const string Big = "big";
    public const string Small = "small";

    /// <summary>Where rows are written, so that the two that are read stay as large as they are said to be.</summary>
    public const string Written = "written";
    public const int Number = 4321;

    private const int Chunk = 1000;

    public static async Task<int> RunAsync(string url, string folder)
    {
        using var channel = Wire.Open(url);
        var agenda = Wire.Agenda(channel);
        await ImportAsync(agenda, Big, 10_000);
        await ImportAsync(agenda, Small, 100);
        await ImportAsync(agenda, Written, 1);

        var name = $"visits/{Big}/sessions/s{Number:D5}";
        await WriteAsync(folder, "press.token", Wire.Token("*:press"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "get.bin"), Framed(new GetSessionRequest { Name = name }));
        await File.WriteAllBytesAsync(Path.Combine(folder, "empty.bin"), Framed(new V1.CallRequest()));
        await WriteAsync(folder, "get.path", $"/v1/{name}");
        return 0;
    }

    /// <summary>A message as gRPC frames it: not compressed, its length, itself.</summary>
    private static byte[] Framed(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }

    private static async Task ImportAsync(AgendaService.AgendaServiceClient agenda, string visit, int sessions)
    {
        var began = Stopwatch.GetTimestamp();
        for (var first = 0; first < sessions; first += Chunk)
        {
            var document = new AgendaDocument { Visit = Programme.Visit(visit), Venues = { Programme.Venue(visit) } };
            for (var i = first; i < Math.Min(first + Chunk, sessions); i++)
                document.Sessions.Add(Programme.Session(visit, i));
            await agenda.ImportAgendaAsync(
                new() { Name = $"visits/{visit}", Document = document },
                Wire.As("*:protocol"),
                TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2)
            );
        }
        await Console.Error.WriteLineAsync(
            $"imported {sessions} sessions in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"
        );
    }

    private static Task WriteAsync(string folder, string file, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, file), text);
}
