using System.Data.Common;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Storing;

/// <summary>Rows of the tables, in the order in which <see cref="Tables"/> names their columns.</summary>
internal static class CellReader
{
    /// <summary>In the column of a day that is not known.</summary>
    public const int NoDay = 0;

    /// <summary>As <see cref="Tables.SelectTotals"/> gives it, with its citation.</summary>
    public static Cell Cell(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt32(1),
            row.GetInt16(2),
            row.GetInt16(3),
            (Flow)row.GetInt16(4),
            DaysAt(row, 5),
            row.GetString(7),
            row.GetString(8),
            new(row.GetInt64(9)),
            row.GetString(10),
            new(row.GetInt64(11)),
            (Valuation)row.GetInt16(12),
            (Status)row.GetInt16(13),
            Number(row, 14),
            Day(row, 15),
            (Formation)row.GetInt16(16),
            new(row.GetString(19), row.GetString(20), row.GetString(21)),
            row.GetInt32(18)
        );

    /// <summary>In the order of <see cref="Tables.ObservationColumns"/>.</summary>
    public static Observation Observation(DbDataReader row) =>
        new(
            row.GetInt32(1),
            row.GetInt16(2),
            row.GetInt16(3),
            (Flow)row.GetInt16(4),
            DaysAt(row, 5),
            row.GetString(7),
            row.GetString(8),
            new(row.GetInt64(10)),
            row.GetString(11),
            new(row.GetInt64(12)),
            (Valuation)row.GetInt16(13),
            Number(row, 14),
            Number(row, 15),
            row.GetString(16),
            (Status)row.GetInt16(17),
            Number(row, 18),
            Day(row, 19),
            (Formation)row.GetInt16(20),
            row.GetInt32(21)
        );

    /// <summary>0: a total; else the number of digits.</summary>
    public static short Depth(string commodity) =>
        (short)(commodity == Observing.Observation.Total ? 0 : commodity.Length);

    private static Days DaysAt(DbDataReader row, int column) =>
        new(DateOnly.FromDayNumber(row.GetInt32(column)), DateOnly.FromDayNumber(row.GetInt32(column + 1)));

    private static DateOnly? Day(DbDataReader row, int column) =>
        row.GetInt32(column) is var day && day == NoDay ? null : DateOnly.FromDayNumber(day);

    private static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
