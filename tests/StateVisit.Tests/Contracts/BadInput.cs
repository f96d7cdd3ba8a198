using System.Text;
using System.Text.Json;
using CsCheck;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using StateVisit.Internal.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Contracts;

/// <summary>
/// Sends requests with one broken field each to a running service over both wires. Every answer must name the field,
/// nothing may fail inside the service, and no refused request may move the journal.
/// </summary>
/// <param name="visit">Where valid requests point to.</param>
public sealed class BadInput(
    ServiceDescriptor service,
    string visit,
    CallInvoker grpc,
    HttpClient rest,
    HeadsService.HeadsServiceClient heads
)
{
    private const int LongestAddress = 7000;

    /// <summary>Twenty thousand records are refused for their size before they are counted.</summary>
    private const int LargestRequest = 1_000_000;

    /// <summary>Of each method, sent as they are: what is stored may refuse them, what the service makes of them may not fail.</summary>
    private const int Valid = 50;

    private readonly List<string> wrong = [];

    public int Sent { get; private set; }
    public int Failed { get; private set; }

    /// <param name="existing">Names of records that requests can name.</param>
    /// <param name="samples">Requests of each method that are broken field by field.</param>
    /// <param name="but">Methods that are left out.</param>
    public async Task RunAsync(IReadOnlyCollection<string> existing, int samples, params string[] but)
    {
        // A stream of pieces of a file is no request whose fields could be broken.
        foreach (var method in service.Methods.Where(m => !m.IsClientStreaming && !but.Contains(m.Name)))
        {
            // A new visit is not one that is there already.
            var within = method.Name == "CreateVisit" ? visit + "-new" : visit;
            var requests = RequestGenerator.Valid(method.InputType, within, existing);
            await requests.TryAsync(request => TryAsync(method, request), iter: Valid);
            await requests.TryAsync(request => BreakAsync(method, request), iter: samples);
        }
        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {Sent} answers are wrong:\n{string.Join('\n', wrong.Take(30))}"
        );
        Assert.True(Failed >= Sent * 0.8, $"only {Failed} of {Sent} failed");
    }

    private async Task BreakAsync(MethodDescriptor method, IMessage request)
    {
        foreach (
            var mutation in Mutations.Of(request, "visits/other").Where(m => m.Request.CalculateSize() < LargestRequest)
        )
        {
            await GrpcAsync(method, mutation);
            if (Rest(method, mutation) is { } call)
                await RestAsync(
                    call.Method,
                    call.Address,
                    call.Body is null ? null : JsonFormatter.Default.Format(call.Body),
                    mutation.Path
                );
        }
        if (RestCall.Of(method, request) is { } valid)
        {
            // A file is no JSON whose fields could be broken.
            if (valid.Body is not null and not HttpBody)
                foreach (var broken in JsonMutations.Of(valid.Body, valid.BodyPath))
                    await RestAsync(valid.Method, valid.Address, broken.Body, broken.Path);
            var address =
                valid.Address + (valid.Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "nosuch=1";
            await RestAsync(
                valid.Method,
                address,
                valid.Body is null ? null : JsonFormatter.Default.Format(valid.Body),
                "nosuch"
            );
        }
    }

    /// <summary>
    /// The request as it is, without effect: the service may refuse it for what is stored, so for a reason that the
    /// contract gives for the method.
    /// </summary>
    private async Task TryAsync(MethodDescriptor method, IMessage request)
    {
        var trial = method.InputType.Parser.ParseFrom(request.ToByteArray());
        method.InputType.FindFieldByName("validate_only")?.Accessor.SetValue(trial, true);
        var before = await JournalsAsync();
        try
        {
            await grpc.CallAsync(method, trial);
        }
        catch (RpcException e)
        {
            if (AnyMethod.FaultOf(e, method, trial) is { } fault)
                wrong.Add(fault);
            await StandsAsync(before, $"gRPC {method.Name}, valid: {trial}");
        }
    }

    private async Task GrpcAsync(MethodDescriptor method, Mutation mutation)
    {
        Sent++;
        var before = await JournalsAsync();
        try
        {
            await grpc.CallAsync(method, mutation.Request);
        }
        catch (RpcException e)
        {
            Failed++;
            var paths = e.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Select(v => v.Field).ToList() ?? [];
            if (e.StatusCode is not StatusCode.InvalidArgument || !paths.Contains(mutation.Path))
                wrong.Add($"gRPC {mutation}: {e.Status.StatusCode} {e.Status.Detail} [{string.Join(", ", paths)}]");
            await StandsAsync(before, $"gRPC {mutation}");
        }
    }

    /// <summary>Null where REST cannot say it: a name that fits no address, an instant that JSON cannot write, a part of what is a file there.</summary>
    private static RestCall? Rest(MethodDescriptor method, Mutation mutation)
    {
        try
        {
            var call = RestCall.Of(method, mutation.Request);
            _ = call?.Body is null ? null : JsonFormatter.Default.Format(call.Body);
            return
                call is null
                || call.InPath.Contains(mutation.Path)
                || call.Address.Length > LongestAddress
                || (call.Body is HttpBody && mutation.Path.StartsWith(call.BodyPath + ".", StringComparison.Ordinal))
                ? null
                : call;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task RestAsync(HttpMethod method, string address, string? body, string path)
    {
        Sent++;
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var before = await JournalsAsync();
        using var response = await rest.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.IsSuccessStatusCode)
            return;
        Failed++;
        var answer = await response.Content.ReadAsStringAsync();
        var what = $"REST {method} {address[..Math.Min(200, address.Length)]} {path}";
        if ((int)response.StatusCode != 400 || !Names(answer, path))
            wrong.Add($"{what}: {(int)response.StatusCode} {answer}");
        await StandsAsync(before, what);
    }

    private static bool Names(string answer, string path)
    {
        try
        {
            return RestHost.Paths(answer).Contains(path);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task StandsAsync(string before, string what)
    {
        if (await JournalsAsync() != before)
            wrong.Add($"{what}: was refused, and yet the journal has changed");
    }

    /// <summary>Where the journals of all visits stand that a request may name, and of the book. What was due has been ended by then.</summary>
    private async Task<string> JournalsAsync()
    {
        var id = visit["visits/".Length..];
        var request = new ReadHeadsRequest { Visits = { id, id + "-new", "other" }, Book = true };
        var points = (await heads.ReadHeadsAsync(request)).Points;
        return string.Join(
            ' ',
            request.Visits.Append("").Select(visit => Place(points.GetValueOrDefault(visit, "none")))
        );

        // Revision and hash. While a feed is silent a third part follows, which is never the same: the machine may be busy.
        static string Place(string point) => string.Join('-', point.Split('-').Take(2));
    }
}
