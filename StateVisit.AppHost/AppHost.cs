// The deployment diagram. It compiles unchanged against Aspire.Hosting and against Local/; README.md says how to choose.
// Every setting can be given as --Gateway:HttpPort=9080, as the environment variable Gateway__HttpPort, or as a secret.
using System.Globalization;
using System.Security.Cryptography;

var builder = DistributedApplication.CreateBuilder(args);
var settings = builder.Configuration;

var data = settings["Storage:Folder"] is { } folder
    ? Path.GetFullPath(folder)
    : Path.GetFullPath("../.data", builder.AppHostDirectory);

// Signs the tokens of development; a new one for every run unless one is given.
var developmentKey = builder.AddParameter(
    "development-key",
    settings["Authentication:DevelopmentKey"] ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    secret: true
);

// An outside Redis when its address is given, otherwise the embedded one.
var redis = Given("cache");
var cache = redis is null
    ? builder
        .AddProject<Projects.StateVisit_Cache>("cache")
        .WithEndpoint(port: Port("Cache:Port", 6391), scheme: "tcp", name: "resp", env: "CACHE_PORT", isProxied: false)
        .WithHttpHealthCheck("/ready", endpointName: "http")
    : null;

var agenda = AddService<Projects.StateVisit_Agenda>("agenda");
var participants = AddService<Projects.StateVisit_Participants>("participants");
var agreements = AddService<Projects.StateVisit_Agreements>("agreements");
var tradefigures = AddService<Projects.StateVisit_TradeFigures>("tradefigures");

// They follow each other, and none waits: each starts and answers without the others.
agenda.WithReference(participants);
participants.WithReference(agenda);
agreements.WithReference(agenda).WithReference(participants);
tradefigures.WithReference(agenda);

AddService<Projects.StateVisit_Gateway>("gateway")
    .WithReference(agenda)
    .WithReference(participants)
    .WithReference(agreements)
    .WithReference(tradefigures)
    .WaitFor(agenda)
    .WaitFor(participants)
    .WaitFor(agreements)
    .WaitFor(tradefigures)
    .WithEnvironment("Keys__Folder", Path.Combine(data, "gateway", "keys"))
    .WithEnvironment("Samples__Folder", Path.Combine(builder.AppHostDirectory, "samples"))
    .WithEndpoint("http", http => (http.Port, http.IsProxied) = (Port("Gateway:HttpPort", 8080), false))
    .WithEndpoint("grpc", grpc => (grpc.Port, grpc.IsProxied) = (Port("Gateway:GrpcPort", 8081), false))
    .WithExternalHttpEndpoints();

builder.Build().Run();

// What every process but the cache gets: a folder, its database when one is given, the cache, and a way to know callers.
IResourceBuilder<ProjectResource> AddService<TProject>(string name)
    where TProject : IProjectMetadata, new()
{
    var service = builder
        .AddProject<TProject>(name)
        .WithEnvironment("Storage__Folder", Path.Combine(data, name))
        .WithHttpHealthCheck("/health", endpointName: "http");

    if (Given(name) is { } database)
        service.WithReference(database);

    if (redis is not null)
        service.WithReference(redis);
    if (cache is not null)
    {
        var resp = cache.GetEndpoint("resp");
        service
            .WithEnvironment(
                "ConnectionStrings__cache",
                ReferenceExpression.Create(
                    $"{resp.Property(EndpointProperty.Host)}:{resp.Property(EndpointProperty.Port)}"
                )
            )
            .WaitFor(cache);
    }

    return settings["Authentication:Authority"] is { } authority
        ? service.WithEnvironment("Authentication__Authority", authority)
        : service.WithEnvironment("Authentication__DevelopmentKey", developmentKey);
}

IResourceBuilder<IResourceWithConnectionString>? Given(string name) =>
    settings[$"ConnectionStrings:{name}"] is null ? null : builder.AddConnectionString(name);

int Port(string key, int otherwise) =>
    settings[key] is not { } text ? otherwise
    : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
        ? port
    : throw new DistributedApplicationException($"{key} is '{text}'; a port is a number from 1 to 65535.");
