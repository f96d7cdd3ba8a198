using Aspire.Hosting;

namespace StateVisit.AppHost.Local;

internal static class CommandLine
{
    private const string Help = """
        Runs StateVisit on this machine: cache, services and gateway, each a process of its own.

          dotnet run --project StateVisit.AppHost [-- option…]

          --Gateway:HttpPort=8080       REST, gRPC-Web and the console
          --Gateway:GrpcPort=8081       gRPC (cleartext HTTP/2)
          --Cache:Port=6391             the embedded cache
          --ConnectionStrings:cache=…   a Redis to use in its place
          --ConnectionStrings:agenda=…  a PostgreSQL for the agenda; without it a SQLite file
          --Storage:Folder=.data        where files are kept
          --Authentication:Authority=…  an OpenID Connect provider; without it the gateway issues development tokens
          --Dashboard:Port=18888        the Aspire dashboard, started when the aspire CLI is on the PATH or at ASPIRE_CLI;
                                        0 takes any free port
          --Dashboard:Enabled=false     no dashboard
          --help                        this text

        Each is also an environment variable: Gateway__HttpPort=9080.
        Exit codes: 0 stopped as asked, 1 could not start (a taken port, a wrong setting).
        """;

    /// <summary>Answers --help, and makes a wrong setting a sentence rather than a stack trace.</summary>
    public static void Prepare(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            Console.WriteLine(Help);
            Environment.Exit(0);
        }
        AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
        {
            if (failure.ExceptionObject is not DistributedApplicationException reason)
                return;
            Console.Error.WriteLine(reason.Message);
            Environment.Exit(1);
        };
    }
}
