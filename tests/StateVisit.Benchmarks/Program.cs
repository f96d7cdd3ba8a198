// What single steps cost, in process, without a network; tests/load/run measures the built system.
//
//   dotnet run -c Release --project tests/StateVisit.Benchmarks -- --filter '*'           everything, some minutes
//   dotnet run -c Release --project tests/StateVisit.Benchmarks -- --filter '*Write*'     one class
//   dotnet run -c Release --project tests/StateVisit.Benchmarks -- --list flat            what there is
//   dotnet run -c Release --project tests/StateVisit.Benchmarks -- generate FILE ROWS     a large file of trade figures
//
// Nothing else should run on the machine. Results are also written to BenchmarkDotNet.Artifacts/.
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StateVisit.Benchmarks;

internal static class Program
{
    public static void Main(string[] args)
    {
        if (args is ["generate", var file, var rows])
        {
            TradeFileGenerator.Write(file, int.Parse(rows, CultureInfo.InvariantCulture));
            return;
        }
        // In this process: a project generated beside ours would be built under Directory.Build.props, warnings as
        // errors and all.
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var config = DefaultConfig
            .Instance.AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .HideColumns(Column.Error, Column.RatioSD);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
    }
}
