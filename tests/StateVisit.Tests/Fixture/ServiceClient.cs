using Grpc.Core;

namespace StateVisit.Tests.Fixture;

/// <summary>Both wires to a service, as one caller.</summary>
public abstract class ServiceClient(CallInvoker invoker, HttpClient rest, string? token)
{
    public CallInvoker Invoker => invoker;

    public HttpClient Rest => rest;

    /// <summary>Null: none, hence anonymous.</summary>
    public string? Token => token;

    /// <summary>One REST call; a body is sent as JSON.</summary>
    public async Task<RestAnswer> SendAsync(HttpMethod method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await rest.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            await response.Content.ReadAsStringAsync()
        );
    }

    public Task<RestAnswer> GetAsync(string address) => SendAsync(HttpMethod.Get, address);
}

public sealed record RestAnswer(int Status, string ContentType, string Body);
