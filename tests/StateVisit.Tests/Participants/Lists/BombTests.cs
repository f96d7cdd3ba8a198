using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>A list that is too much is refused before it is unpacked. Run alone: what it allocates is what the process does.</summary>
[Collection(nameof(Alone))]
public sealed class BombTests(SharedHosts hosts)
{
    private const string Header = "id,delegation,names.en.full,role,Rank,list_place\n";

    [Theory, OnBothStores]
    public async Task AHundredThousandRowsAreRefusedSoon(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var csv = Header + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"p{i},CN,A,GUEST,,\n"));
        var rows =
            Sheets.Row("id", "role")
            + string.Concat(Enumerable.Range(0, 100_000).Select(i => Sheets.Row($"p{i}", "GUEST")));
        await SoonAsync(scene, Encoding.UTF8.GetBytes(csv), ListScene.Csv, "has more than 20000 rows");
        await SoonAsync(scene, Sheets.Of(rows), ListScene.Xlsx, "has more than 20000 rows");
    }

    [Theory, OnBothStores]
    public async Task AZipBombIsRefusedSoon(StoreKind store)
    {
        var scene = await SceneAsync(store);
        await SoonAsync(scene, Bomb(megabytes: 500), ListScene.Xlsx, "packed more tightly");
        // The same, lying about its size: what it unpacks to is counted.
        var text =
            Sheets.Row("id")
            + string.Concat(Enumerable.Range(0, 1_500_000).Select(i => $"<row><c><v>{i}</v></c></row>"));
        await SoonAsync(
            scene,
            WithSizes(Sheets.Of("", text + new string(' ', 40 << 20)), 1000),
            ListScene.Xlsx,
            "is no spreadsheet"
        );
    }

    private static async Task SoonAsync(ListScene scene, byte[] file, string type, string says)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains(says, (await BadListTests.RefusedAsync(scene, file, type)).Fields["list"]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.True(
            GC.GetTotalAllocatedBytes() - before < 400 << 20,
            $"allocated {(GC.GetTotalAllocatedBytes() - before) >> 20} MB"
        );
    }

    private static byte[] Bomb(int megabytes) =>
        Sheets.Of(
            Sheets.Row("id"),
            also: archive =>
            {
                using var part = archive.CreateEntry("xl/bomb.bin", CompressionLevel.Optimal).Open();
                var zeros = new byte[1 << 20];
                for (var i = 0; i < megabytes; i++)
                    part.Write(zeros);
            }
        );

    /// <summary>The archive with another size said of each part in its directory.</summary>
    private static byte[] WithSizes(byte[] archive, int size)
    {
        for (var i = 0; i < archive.Length - 28; i++)
            if (archive.AsSpan(i, 4).SequenceEqual("PK\x1\x2"u8))
                BitConverter.TryWriteBytes(archive.AsSpan(i + 24), size);
        return archive;
    }

    private async Task<ListScene> SceneAsync(StoreKind store) => await ListScene.CreateAsync(hosts, store);
}
