using System.Globalization;
using System.Text;
using Known = StateVisit.TradeFigures.Observing.Countries;

namespace StateVisit.Benchmarks;

/// <summary>
/// A download of UN Comtrade with as many rows as are asked for: of each year, reporter, flow and partner a total, chapters that
/// add up to it, and subheadings that add up to them. The same in every run; no two rows are of the same.
/// </summary>
internal static class TradeFileGenerator
{
    public const string Header =
        "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,"
        + "partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
        + "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,"
        + "mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,"
        + "isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
        + "legacyEstimationFlag,isReported,isAggregate";

    private const int MostOfChapter = 24;

    private static readonly int[] Countries =
    [
        156,
        643,
        842,
        276,
        251,
        699,
        392,
        410,
        380,
        528,
        56,
        124,
        757,
        579,
        752,
        246,
        616,
        203,
        348,
        40,
        36,
        76,
        32,
        484,
        710,
        360,
        458,
        764,
        704,
        608,
        398,
        860,
        112,
        51,
        268,
        31,
        818,
        682,
        784,
        364,
    ];

    public static void Write(string path, int rows, int seed = 7)
    {
        using var to = new StreamWriter(path, append: false, Encoding.ASCII, bufferSize: 1 << 16);
        to.Write(Header + "\r\n");
#pragma warning disable CA5394 // The same file in every run.
        var random = new Random(seed);
        for (var year = 2024; year >= 1995; year--)
            foreach (var reporter in Countries)
            foreach (var isImport in (bool[])[true, false])
            foreach (var partner in Countries)
            {
                if (partner == reporter)
                    continue;
                var block = new Block(year, reporter, isImport, partner);
                rows -= block.Write(to, random, rows);
                if (rows == 0)
                    return;
            }
#pragma warning restore CA5394
        throw new ArgumentOutOfRangeException(nameof(rows), "There are not so many different rows.");
    }

    private sealed record Block(int Year, int Reporter, bool IsImport, int Partner)
    {
        private readonly string before = Before(Year, Reporter, IsImport, Partner);

        /// <returns>How many rows it wrote: the total, then each chapter before its subheadings.</returns>
        public int Write(StreamWriter to, Random random, int most)
        {
            var chapters = new List<(int Chapter, long[] Parts)>();
            var count = 1;
            for (var chapter = 1; chapter <= 97 && count < most; chapter++)
            {
#pragma warning disable CA5394 // The same file in every run.
                if (chapter == 77 || random.Next(3) == 0)
                    continue;
                var parts = new long[Math.Min(random.Next(1, MostOfChapter), most - count - 1)];
                for (var i = 0; i < parts.Length; i++)
                    parts[i] = random.NextInt64(1_000, 90_000_000_000);
#pragma warning restore CA5394
                if (parts.Length == 0)
                    break;
                chapters.Add((chapter, parts));
                count += 1 + parts.Length;
            }
            Row(to, "TOTAL", "All Commodities", 0, chapters.Sum(one => one.Parts.Sum()));
            foreach (var (chapter, parts) in chapters)
            {
                Row(
                    to,
                    $"{chapter:D2}",
                    $"Chapter {chapter}: goods of one kind, and parts and accessories thereof",
                    2,
                    parts.Sum()
                );
                for (var i = 0; i < parts.Length; i++)
                    Row(
                        to,
                        $"{chapter:D2}{(i / 6) + 1:D2}{((i % 6) + 1) * 10}",
                        $"Goods of chapter {chapter}; of subheading {i}, other than those of \"\"heading\"\" {i / 6}, n.e.c.",
                        6,
                        parts[i]
                    );
            }
            return count;
        }

        private void Row(StreamWriter to, string code, string text, int level, long thousandths)
        {
            var value = (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);
            var (cif, fob) = IsImport ? ($"\"{value}\"", "") : ("", $"\"{value}\"");
            var weight = level == 6 ? (thousandths / 7919m).ToString("0.###", CultureInfo.InvariantCulture) : "0";
            var unit = level == 6 ? "\"8\",\"kg\"" : "\"-1\",\"N/A\"";
            to.Write(
                $"{before},\"{code}\",\"{text}\",\"{level}\",\"{(level == 6 ? "true" : "false")}\",\"C00\",\"TOTAL CPC\",\"0\",\"0\",\"TOTAL MOT\","
                    + $"{unit},\"{weight}\",\"false\",\"-1\",\"N/A\",\"0\",\"false\",\"{weight}\",\"false\",\"0\",\"false\","
                    + $"{cif},{fob},\"{value}\",\"0\",\"{(level == 6 ? "true" : "false")}\",\"true\",\r\n"
            );
        }

        private static string Before(int year, int reporter, bool isImport, int partner) =>
            $"\"C\",\"A\",\"{year}0101\",\"{year}\",\"52\",\"{year}\",{Country(reporter)},"
            + (isImport ? "\"M\",\"Import\"" : "\"X\",\"Export\"")
            + $",{Country(partner)},\"0\",\"W00\",\"World\",\"H6\",\"HS\",\"true\"";

        private static string Country(int number)
        {
            var known = Known.OfNumber(number)!.Value;
            return $"\"{number}\",\"{Known.Code(known)}\",\"{Known.Name(known)}\"";
        }
    }
}
