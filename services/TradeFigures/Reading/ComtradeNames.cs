namespace StateVisit.TradeFigures.Reading;

/// <summary>What UN Comtrade calls its columns; empty: there is none.</summary>
/// <param name="Trade">Goods or services.</param>
/// <param name="Level">How many digits the code of the commodity has.</param>
/// <param name="Supply">Mode of supply, of services.</param>
internal sealed record ComtradeNames(
    string Trade,
    string Period,
    string Flow,
    string Reporter,
    string Partner,
    string SecondPartner,
    string Customs,
    string Transport,
    string Supply,
    string Classification,
    string Commodity,
    string Level,
    string Value,
    string Cif,
    string Fob,
    string Weight,
    string Quantity,
    string Unit
)
{
    public static ComtradeNames Present { get; } =
        new(
            "typeCode",
            "period",
            "flowCode",
            "reporterCode",
            "partnerCode",
            "partner2Code",
            "customsCode",
            "motCode",
            "mosCode",
            "classificationCode",
            "cmdCode",
            "aggrLevel",
            "primaryValue",
            "cifvalue",
            "fobvalue",
            "netWgt",
            "qty",
            "qtyUnitAbbr"
        );

    /// <summary>Of the service that ended in 2023.</summary>
    public static ComtradeNames Legacy { get; } =
        new(
            "",
            "Period",
            "Trade Flow Code",
            "Reporter Code",
            "Partner Code",
            "2nd Partner Code",
            "Customs Proc. Code",
            "Mode of Transport Code",
            "",
            "Classification",
            "Commodity Code",
            "Aggregate Level",
            "Trade Value (US$)",
            "CIF Trade Value (US$)",
            "FOB Trade Value (US$)",
            "Netweight (kg)",
            "Qty",
            "Qty Unit"
        );

    public IReadOnlyList<string> Needed => [Period, Flow, Reporter, Partner, Classification, Commodity, Value];

    public IReadOnlyList<string> All =>
        [
            .. Needed,
            .. new[]
            {
                Trade,
                SecondPartner,
                Customs,
                Transport,
                Supply,
                Level,
                Cif,
                Fob,
                Weight,
                Quantity,
                Unit,
            }.Where(name => name.Length > 0),
        ];
}
