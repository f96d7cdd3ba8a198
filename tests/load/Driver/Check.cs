using Google.Protobuf;
using StateVisit.Agenda.V1;

namespace StateVisit.Load;

/// <summary>
/// Makes sure that what h2load is about to count are answers: an error of gRPC is a 200 to it. Prints the bytes of one
/// answer, by which the runs are checked afterwards.
/// </summary>
internal static class Check
{
    public static async Task<int> RunAsync(string folder, string[] urls)
    {
        var sizes = new HashSet<int>();
        var name = (await File.ReadAllTextAsync(Path.Combine(folder, "get.path")))["/v1/".Length..];
        var token = await File.ReadAllTextAsync(Path.Combine(folder, "press.token"));
        foreach (var url in urls)
        {
            using var channel = Wire.Open(url);
            // Throws for any status but OK.
            var session = await Wire.Agenda(channel)
                .GetSessionAsync(
                    new GetSessionRequest { Name = name },
                    new Grpc.Core.Metadata { { "authorization", $"Bearer {token}" } }
                );
            if (session.Name != name || session.Titles.Count != 2 || session.Etag.Length == 0)
                throw new InvalidOperationException($"{url} answered {session}");
            sizes.Add(session.CalculateSize() + 5);
        }
        Console.WriteLine(sizes.Single());
        return 0;
    }
}
