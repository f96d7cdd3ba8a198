using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;

namespace StateVisit.TradeFigures.Recording;

/// <summary>What the contract's rules do not say of datasets and targets.</summary>
internal static class RecordRules
{
    /// <summary>Where what belongs to no visit is asked for as a whole.</summary>
    public const string Book = "tradeBook";

    public static void Check(this Dataset dataset, string path, FieldFaults faults) =>
        MustEndAtAnInstant(dataset.Embargo, path, faults);

    public static void Check(this Target target, string path, FieldFaults faults)
    {
        MustEndAtAnInstant(target.Embargo, path, faults);
        MustBePair(target.Pair, $"{path}.pair", faults);
        MustBeCurrency(target.Currency, $"{path}.currency", faults);
        if (target.HasAmount && !(target.Amount is > 0 and < 1e15))
            faults.Add($"{path}.amount", "must be above 0 and below 1,000,000,000,000,000");
        if (target.Year is > 0 and < 1900)
            faults.Add($"{path}.year", "must be 0, or from 1900 on");
    }

    public static void MustBePair(string pair, string path, FieldFaults faults)
    {
        if (pair.Length > 0 && TradePair.Find(pair) is null)
            faults.Add(path, "must name two countries, such as tradePairs/CN-RU, or one and WORLD");
    }

    public static void MustBeCurrency(string currency, string path, FieldFaults faults)
    {
        if (currency.Length > 0 && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            faults.Add(path, "must be three capital letters of ISO 4217, such as USD");
    }

    /// <summary>What belongs to no visit knows no sessions.</summary>
    private static void MustEndAtAnInstant(Embargo? embargo, string path, FieldFaults faults)
    {
        var field = embargo?.UntilCase switch
        {
            Embargo.UntilOneofCase.SessionStart => "session_start",
            Embargo.UntilOneofCase.SessionEnd => "session_end",
            Embargo.UntilOneofCase.Signing => "signing",
            _ => null,
        };
        if (field is not null)
            faults.Add($"{path}.embargo.{field}", "must be an instant instead: the trade book belongs to no visit");
    }
}
