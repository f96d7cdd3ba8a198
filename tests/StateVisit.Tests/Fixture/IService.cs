using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace StateVisit.Tests.Fixture;

/// <summary>What fixtures need to know of a service to run it and to call it; its client says so.</summary>
public interface IService<out TClient>
{
    /// <summary>As in configuration: <c>agenda</c>.</summary>
    static abstract string Service { get; }

    /// <summary>The folder of its project: <c>Agenda</c>.</summary>
    static abstract string Folder { get; }

    static abstract void Add(WebApplicationBuilder builder);

    static abstract void Map(WebApplication app);

    /// <summary>Both wires to it as one caller; without a token, as nobody.</summary>
    static abstract TClient Client(CallInvoker invoker, HttpClient rest, string? token);
}
