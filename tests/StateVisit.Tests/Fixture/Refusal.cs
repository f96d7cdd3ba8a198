using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace StateVisit.Tests.Fixture;

/// <summary>An error as a caller gets it.</summary>
public sealed record Refusal(StatusCode Code, string Reason, string Message, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What the error tells a program besides its reason.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private init; } = new Dictionary<string, string>();

    /// <summary>Of a call that must fail.</summary>
    public static async Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call)
    {
        using (call)
            return Of(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));
    }

    public static Refusal Of(RpcException e)
    {
        var status = e.GetRpcStatus();
        return new(
            e.StatusCode,
            status?.GetDetail<ErrorInfo>()?.Reason ?? "",
            e.Status.Detail,
            (status?.GetDetail<BadRequest>()?.FieldViolations ?? [])
                .GroupBy(v => v.Field)
                .ToDictionary(g => g.Key, g => string.Join("; ", g.Select(v => v.Description)))
        )
        {
            Metadata = status?.GetDetail<ErrorInfo>()?.Metadata.ToDictionary() ?? [],
        };
    }

    /// <summary>That the call is refused for this reason, and if given, for this one field.</summary>
    public static async Task<Refusal> AssertAsync<T>(
        AsyncUnaryCall<T> call,
        StatusCode code,
        string reason,
        params string[] fields
    )
    {
        var refusal = await OfAsync(call);
        Assert.True(
            code == refusal.Code && reason == refusal.Reason,
            $"{refusal.Code} {refusal.Reason}: {refusal.Message}"
        );
        if (fields.Length > 0)
            Assert.Equal(fields.Order(StringComparer.Ordinal), refusal.Fields.Keys.Order(StringComparer.Ordinal));
        return refusal;
    }
}
