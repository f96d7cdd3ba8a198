using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>Codes of UN Comtrade.</summary>
internal static class ComtradeCodes
{
    /// <summary>A part of imports or of exports: no flow of ours.</summary>
    public const Flow Part = (Flow)(-1);

    private static readonly short[] ByNumber =
    [
        .. Enumerable.Range(0, 1000).Select(number => Countries.OfNumber(number) ?? -1),
    ];

    /// <summary>Letters in the new API, numbers in the old service.</summary>
    public static Flow Flow(ReadOnlySpan<char> cell) =>
        cell switch
        {
            "M" or "1" => V1.Flow.Import,
            "X" or "2" => V1.Flow.Export,
            "RX" or "3" => V1.Flow.ReExport,
            "RM" or "4" => V1.Flow.ReImport,
            "DX" or "FM" or "MIP" or "MOP" or "XIP" or "XOP" => Part,
            _ => V1.Flow.Unspecified,
        };

    /// <returns>-1: of no country.</returns>
    public static short Country(ReadOnlySpan<char> cell) =>
        Numbers.Whole(cell) is var number and >= 0 and < 1000 ? ByNumber[number] : (short)-1;

    /// <summary>Not broken down.</summary>
    public static bool IsAll(ReadOnlySpan<char> cell) => cell is "0" or "" or "C00";

    public static bool IsNoUnit(ReadOnlySpan<char> cell) => cell is "" or "N/A" or "No Quantity";
}
