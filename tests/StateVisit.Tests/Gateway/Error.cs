using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace StateVisit.Tests.Gateway;

/// <summary>What an error says, on either wire.</summary>
internal sealed record Error(StatusCode Code, string? Reason, IReadOnlyList<string> Fields, string? RetryDelay)
{
    public static async Task<Error> OfAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var json = JsonNode.Parse(text)!;
        var details = json["details"]?.AsArray() ?? [];
        return new(
            (StatusCode)(int)json["code"]!,
            Detail(details, "ErrorInfo")?["reason"]?.ToString(),
            [
                .. Detail(details, "BadRequest")?["fieldViolations"]?.AsArray().Select(v => v!["field"]!.ToString())
                    ?? [],
            ],
            Detail(details, "RetryInfo")?["retryDelay"]?.ToString()
        );
    }

    public static async Task<Error> OfAsync<T>(AsyncUnaryCall<T> call)
    {
        var e = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var status = e.GetRpcStatus();
        return new(
            e.StatusCode,
            status?.GetDetail<ErrorInfo>()?.Reason,
            [.. status?.GetDetail<BadRequest>()?.FieldViolations.Select(v => v.Field) ?? []],
            status?.GetDetail<RetryInfo>()?.RetryDelay.ToString()
        );
    }

    private static JsonNode? Detail(JsonArray details, string type) =>
        details.FirstOrDefault(d => d!["@type"]!.ToString().EndsWith("." + type, StringComparison.Ordinal));
}
