using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>
/// Holds in every test, of every answer over gRPC: how few may know of somebody named (<c>participant_access</c> beside
/// <c>participant</c>) is kept for the services and never given out.
/// </summary>
internal sealed class NoNamedAccess : Interceptor
{
    private static readonly TypeRegistry Records = TypeRegistry.FromFiles(
        AgendaServiceReflection.Descriptor,
        ParticipantsServiceReflection.Descriptor,
        AgreementsServiceReflection.Descriptor,
        TradefiguresServiceReflection.Descriptor
    );

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new(
            CheckedAsync(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new(
            new Reader<TResponse>(call.ResponseStream),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> stream) : IAsyncStreamReader<T>
    {
        public T Current => stream.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var isThere = await stream.MoveNext(cancellationToken);
            if (isThere)
                Check(stream.Current);
            return isThere;
        }
    }

    private static async Task<T> CheckedAsync<T>(Task<T> response)
    {
        var answer = await response;
        Check(answer);
        return answer;
    }

    private static void Check(object? answer)
    {
        if (answer is not IMessage message)
            return;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType != FieldType.Message)
                continue;
            var value = field.Accessor.GetValue(message);
            if (value is Access && IsOfNamed(field))
                Xunit.Assert.Fail($"{message.Descriptor.FullName}.{field.Name} is given out: {message}");
            if (value is IDictionary map)
                CheckAll(map.Values);
            else if (value is IList list)
                CheckAll(list);
            else if (value is Any any)
                Check(any.Unpack(Records));
            else
                Check(value);
        }
    }

    private static void CheckAll(IEnumerable items)
    {
        foreach (var item in items)
            Check(item);
    }

    private static bool IsOfNamed(FieldDescriptor field) =>
        field.Name.EndsWith("_access", StringComparison.Ordinal)
        && field.ContainingType.FindFieldByName(field.Name[..^"_access".Length]) is not null;
}
