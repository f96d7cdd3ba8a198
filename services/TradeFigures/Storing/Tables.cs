using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>
/// The tables of observations, the same in DuckDB and in PostgreSQL, and what is worked out in them at an import. Days are day
/// numbers, amounts thousandths, enums their numbers; one word per column, so that neither store has to quote it.
/// </summary>
internal static class Tables
{
    /// <summary>What makes two rows of a dataset speak of the same thing.</summary>
    private const string Key =
        "reporter, partner, flow, first_day, last_day, classification, commodity, currency, published, citation";

    /// <summary>What a figure is of, whoever says it and whenever.</summary>
    private const string CellKey = "reporter, partner, flow, first_day, last_day, classification, commodity, currency";

    /// <summary>The key without the commodity: what a total is of.</summary>
    private const string Whole =
        "reporter, partner, flow, first_day, last_day, classification, currency, published, citation";

    private const string CellColumns =
        "dataset, line, reporter, partner, flow, first_day, last_day, classification, commodity, amount, currency, precise, valuation, status, growth, published, formation, citation, parts";

    public const string ObservationColumns =
        "dataset, line, reporter, partner, flow, first_day, last_day, classification, commodity, depth, amount, currency, precise, valuation, weight, quantity, unit, status, growth, published, formation, citation";

    public static IEnumerable<string> Create { get; } =
    [
        """
            CREATE TABLE IF NOT EXISTS observations (
              dataset BIGINT NOT NULL, line INTEGER NOT NULL, reporter SMALLINT NOT NULL, partner SMALLINT NOT NULL,
              flow SMALLINT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
              classification VARCHAR NOT NULL, commodity VARCHAR NOT NULL, depth SMALLINT NOT NULL, amount BIGINT NOT NULL,
              currency VARCHAR NOT NULL, precise BIGINT NOT NULL, valuation SMALLINT NOT NULL, weight DOUBLE PRECISION,
              quantity DOUBLE PRECISION, unit VARCHAR NOT NULL, status SMALLINT NOT NULL, growth DOUBLE PRECISION,
              published INTEGER NOT NULL, formation SMALLINT NOT NULL, citation INTEGER NOT NULL)
            """,
        Cells("totals"),
        Cells("chapters"),
        """
            CREATE TABLE IF NOT EXISTS citations (
              dataset BIGINT NOT NULL, citation INTEGER NOT NULL, source VARCHAR NOT NULL, uri VARCHAR NOT NULL,
              note VARCHAR NOT NULL)
            """,
    ];

    public static IReadOnlyList<string> All { get; } = ["observations", "totals", "chapters", "citations"];

    /// <summary>
    /// Rows that share what <paramref name="hash"/> makes of their key; $1 is the dataset. Nearly always none: the caller compares
    /// these few themselves.
    /// </summary>
    /// <param name="hash">The store's own function.</param>
    public static string Suspects(Func<string, string> hash) =>
        $"""
            WITH twice AS (SELECT {hash(
                Key
            )} AS same FROM observations WHERE dataset = $1 GROUP BY 1 HAVING count(*) > 1)
            SELECT line, amount, {Key} FROM observations
            WHERE dataset = $1 AND {hash(Key)} IN (SELECT same FROM twice) ORDER BY line
            """;

    /// <summary>Totals as given, and sums of the coarsest level where none is given; $1 is the dataset.</summary>
    public static string MakeTotals { get; } =
        $"""
            INSERT INTO totals ({CellColumns})
            WITH levels AS (
              SELECT {Whole}, depth, {Sums} FROM observations WHERE dataset = $1 GROUP BY {Whole}, depth),
            coarsest AS (SELECT *, min(depth) OVER (PARTITION BY {Whole}) AS least FROM levels)
            SELECT dataset, line, reporter, partner, flow, first_day, last_day, classification, commodity, amount, currency,
              precise, valuation, status, growth, published, formation, citation, 1
            FROM observations WHERE dataset = $1 AND depth = 0
            UNION ALL
            SELECT $1, 0, reporter, partner, flow, first_day, last_day, classification, 'TOTAL', {SumColumns}
            FROM coarsest WHERE depth = least AND depth > 0
            ORDER BY 3, 4, 5, 6
            """;

    /// <summary>Chapters as given, and sums of the coarsest level within where none is given; $1 is the dataset.</summary>
    public static string MakeChapters { get; } =
        $"""
            INSERT INTO chapters ({CellColumns})
            WITH levels AS (
              SELECT {Whole}, substr(commodity, 1, 2) AS chapter, depth, {Sums} FROM observations
              WHERE dataset = $1 AND depth >= 2 GROUP BY {Whole}, substr(commodity, 1, 2), depth),
            coarsest AS (SELECT *, min(depth) OVER (PARTITION BY {Whole}, chapter) AS least FROM levels)
            SELECT dataset, line, reporter, partner, flow, first_day, last_day, classification, commodity, amount, currency,
              precise, valuation, status, growth, published, formation, citation, 1
            FROM observations WHERE dataset = $1 AND depth = 2
            UNION ALL
            SELECT $1, 0, reporter, partner, flow, first_day, last_day, classification, chapter, {SumColumns}
            FROM coarsest WHERE depth = least AND depth > 2
            ORDER BY 3, 4, 5, 6
            """;

    /// <summary>
    /// How many rows of a dataset say otherwise than the same source said last of the same cell. $1 is the dataset, $2 the source of
    /// its rows that name none, $3 and so on those of the earlier datasets.
    /// </summary>
    public static string Revisions(IReadOnlyList<Earlier> earlier) =>
        $"""
            WITH told (dataset, source, published, age) AS (VALUES {string.Join(", ", earlier.Select(Told))}),
            compared AS (
              SELECT n.amount AS now, o.amount AS before, row_number() OVER (PARTITION BY n.line ORDER BY
                CASE WHEN o.published = {CellReader.NoDay} THEN t.published ELSE o.published END DESC, t.age DESC, o.line DESC) AS place
              FROM observations n JOIN citations m ON m.dataset = n.dataset AND m.citation = n.citation
              JOIN observations o ON {string.Join(
                " AND ",
                CellKey.Split(", ").Select(column => $"o.{column} = n.{column}")
            )}
              JOIN told t ON t.dataset = o.dataset
              JOIN citations c ON c.dataset = o.dataset AND c.citation = o.citation
              WHERE n.dataset = $1 AND CASE WHEN c.source = '' THEN t.source ELSE c.source END = CASE WHEN m.source = '' THEN $2 ELSE m.source END)
            SELECT count(*) FROM compared WHERE place = 1 AND now <> before
            """;

    private static string Told(Earlier one, int i) =>
        FormattableString.Invariant(
            $"(CAST({one.Dataset} AS BIGINT), CAST(${i + 3} AS VARCHAR), {one.PublishedOn?.DayNumber ?? CellReader.NoDay}, {i})"
        );

    /// <summary>$1: reporter, $2: partner.</summary>
    public static string SelectTotals { get; } = Select("totals") + " WHERE reporter = $1 AND partner = $2";

    /// <summary>$1: reporter, $2: partner, $3: flow.</summary>
    public static string SelectChapters { get; } =
        Select("chapters") + " WHERE reporter = $1 AND partner = $2 AND flow = $3";

    private static string Sums =>
        """
            CAST(sum(amount) AS BIGINT) AS amount, max(precise) AS precise, min(valuation) AS valuation_from,
              max(valuation) AS valuation_to, min(status) AS status_from, max(status) AS status_to, count(*) AS parts
            """;

    /// <summary>From the amount on: valuations that differ are mixed (3), a status only stands if all have it, and the whole is a sum (3).</summary>
    private static string SumColumns =>
        """
            amount, currency, precise,
              CASE WHEN valuation_from = valuation_to THEN valuation_from ELSE 3 END,
              CASE WHEN status_from = status_to THEN status_from ELSE 0 END,
              CAST(NULL AS DOUBLE PRECISION), published, 3, citation, CAST(parts AS INTEGER)
            """;

    private static string Cells(string table) =>
        $"""
            CREATE TABLE IF NOT EXISTS {table} (
              dataset BIGINT NOT NULL, line INTEGER NOT NULL, reporter SMALLINT NOT NULL, partner SMALLINT NOT NULL,
              flow SMALLINT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
              classification VARCHAR NOT NULL, commodity VARCHAR NOT NULL, amount BIGINT NOT NULL,
              currency VARCHAR NOT NULL, precise BIGINT NOT NULL, valuation SMALLINT NOT NULL, status SMALLINT NOT NULL,
              growth DOUBLE PRECISION, published INTEGER NOT NULL, formation SMALLINT NOT NULL, citation INTEGER NOT NULL,
              parts INTEGER NOT NULL)
            """;

    private static string Select(string table) =>
        $"SELECT {string.Join(", ", CellColumns.Split(", ").Select(column => $"t.{column}"))}, c.source, c.uri, c.note FROM {table} t JOIN citations c ON c.dataset = t.dataset AND c.citation = t.citation";
}
