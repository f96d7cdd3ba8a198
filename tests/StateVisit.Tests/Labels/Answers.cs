using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Labels;

/// <summary>All that one caller gets out of a world, as text, byte for byte; of tokens, which are random, their length.</summary>
internal static partial class Answers
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);

    public static Task<List<string>> AllAsync(AgendaClient caller) => AllAsync(caller, Questions.All());

    public static async Task<List<string>> AllAsync(
        ServiceClient caller,
        IEnumerable<(MethodDescriptor Method, IMessage Request)> questions
    )
    {
        var answers = new List<string>();
        foreach (var (method, question) in questions)
        {
            var request = question;
            for (var page = 0; ; page++)
            {
                var (text, token) = await GrpcAsync(caller, method, request);
                answers.Add($"{method.Name} {question} page {page}: {text}");
                if (token.Length == 0)
                    break;
                request = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
                request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(request, token);
            }
            if (method.Service.Name != "HeadsService" && RestCall.Of(method, question) is { } call)
                answers.Add($"{call.Method} {call.Address}: {await RestAsync(caller, call)}");
        }
        return answers;
    }

    /// <summary>
    /// All that a gateway before the service answers to GET, its own export included, asked twice: what it keeps must be
    /// what it was given. How many answers it kept.
    /// </summary>
    public static async Task<(List<string> Answers, int Kept)> ThroughGatewayAsync(HttpClient gateway)
    {
        var addresses = Questions
            .All()
            .Where(question => question.Method.Service.Name == "AgendaService")
            .Select(question => RestCall.Of(question.Method, question.Request)!)
            .Where(call => call.Method == HttpMethod.Get)
            .Select(call => call.Address)
            .Concat(World.Names.Select(name => $"/v1/{name}:export"));
        var (answers, kept) = (new List<string>(), 0);
        foreach (var address in addresses.Distinct(StringComparer.Ordinal))
        {
            var (text, tag) = await GetAsync(gateway, address);
            var (again, _) = await GetAsync(gateway, address);
            answers.Add($"GET {address}: {text}");
            answers.Add($"GET {address} again: {again}");
            if (tag is null)
                continue;
            kept++;
            Xunit.Assert.Equal(text, again);
        }
        return (answers, kept);
    }

    private static async Task<(string Text, string? Tag)> GetAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        var body = await response.Content.ReadAsStringAsync();
        var tag = response.Headers.ETag?.Tag;
        // The tag is a hash of the body: where a random token stands in it, the tag says nothing to compare.
        if (Token.IsMatch(body) && tag is not null)
            response.Headers.Remove("ETag");
        return (
            $"{(int)response.StatusCode} {Headers(response)} {Token.Replace(body, m => new string('x', m.Length))}",
            tag
        );
    }

    private static string Headers(HttpResponseMessage response) =>
        string.Join(
            ' ',
            response
                .Headers.Concat(response.Content.Headers)
                .Where(h => h.Key != "Date")
                .Select(h => $"{h.Key}={string.Join(',', h.Value)}")
        );

    /// <summary>A watch until the event that <paramref name="last"/> names.</summary>
    public static async Task<List<string>> WatchAsync(
        AgendaClient caller,
        string last,
        string resumeToken = "",
        List<string>? tokens = null,
        TaskCompletionSource? synced = null
    )
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var call = caller.Agenda.WatchVisit(
            new() { Name = World.V, ResumeToken = resumeToken },
            cancellationToken: deadline.Token
        );
        var seen = new List<string>();
        await foreach (var next in call.ResponseStream.ReadAllAsync(deadline.Token))
        {
            if (next.EventCase == WatchEvent.EventOneofCase.Heartbeat)
                continue;
            tokens?.Add(next.ResumeToken);
            next.ResumeToken = new('x', next.ResumeToken.Length);
            seen.Add(Hex(next.ToByteArray()) + " " + next);
            if (next.EventCase == WatchEvent.EventOneofCase.Synced)
                synced?.TrySetResult();
            if (next.Revision?.Changes.Any(change => change.Name == last) ?? false)
                break;
        }
        return seen;
    }

    private static async Task<(string Text, string NextPage)> GrpcAsync(
        ServiceClient caller,
        MethodDescriptor method,
        IMessage request
    )
    {
        var call = new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, Bytes, Bytes);
        using var unary = caller.Invoker.AsyncUnaryCall(call, null, default, request.ToByteArray());
        try
        {
            var answer = method.OutputType.Parser.ParseFrom(await unary.ResponseAsync);
            var headers = Headers(await unary.ResponseHeadersAsync);
            if (method.OutputType.FindFieldByName("next_page_token") is not { } field)
                return ($"{headers} {Hex(answer.ToByteArray())} {answer}", "");
            var token = (string)field.Accessor.GetValue(answer);
            field.Accessor.SetValue(answer, new string('x', token.Length));
            return ($"{headers} {Hex(answer.ToByteArray())} {answer}", token);
        }
        catch (RpcException e)
        {
            return ($"{e.Status.StatusCode} {e.Status.Detail} {Headers(e.Trailers)}", "");
        }
    }

    private static string Headers(Metadata headers) =>
        string.Join(
            ' ',
            headers.Where(h => h.Key != "date").Select(h => $"{h.Key}={(h.IsBinary ? Hex(h.ValueBytes) : h.Value)}")
        );

    private static async Task<string> RestAsync(ServiceClient caller, RestCall call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address);
        if (call.Body is not null)
            request.Content = new StringContent(
                JsonFormatter.Default.Format(call.Body),
                Encoding.UTF8,
                "application/json"
            );
        using var response = await caller.Rest.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return $"{(int)response.StatusCode} {Headers(response)} {Token.Replace(body, m => new string('x', m.Length))}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex("(?<=\"nextPageToken\": ?\")[^\"]+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Token { get; }
}
