using System.Collections.Frozen;

namespace StateVisit.Agreements.Signing;

/// <summary>Which way a language is written: by the script that its tag names, else by the one it is commonly written in.</summary>
public static class Scripts
{
    private static readonly FrozenSet<string> RightToLeft = Set(
        "adlm arab aran hebr mand mani mend nkoo rohg samr sogd sogo syrc syre syrj syrn thaa yezi"
    );

    /// <summary>Languages that are commonly written in one of these.</summary>
    private static readonly FrozenSet<string> Languages = Set(
        """
        acm acw aeb aec afb aii ajp apc apd ar arc arq ars ary arz ayl ayn bal bgn bqi brh ckb dv fa gbz glk haz he iw ji
        jpr jrb khw ks lad lrc luz mey mzn nqo pal pbt pes pga pnb prd prs ps rhg sam sd sdh shu skr syc syr tmr trw
        ug ur yhd yi
        """
    );

    /// <summary>Languages that are so written in some countries only.</summary>
    private static readonly FrozenSet<string> There = Set(
        "az-ir az-iq ha-cm ha-sd kk-af kk-cn kk-ir kk-mn ku-iq ku-ir ky-cn lah-pk ms-cc pa-pk tg-pk tk-af tk-ir uz-af uz-cn"
    );

    /// <summary>And the other way round: where one of the first is written from left to right.</summary>
    private static readonly FrozenSet<string> NotThere = Set("sd-in");

    /// <param name="language">A BCP 47 tag.</param>
    public static bool IsRightToLeft(string language)
    {
        var parts = language.Split('-');
        if (parts.Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(IsScript) is { } script)
            return RightToLeft.Contains(script);
        var local = parts.Skip(1).FirstOrDefault(part => part.Length == 2) is { } region ? $"{parts[0]}-{region}" : "";
        return There.Contains(local) || (Languages.Contains(parts[0]) && !NotThere.Contains(local));
    }

    private static bool IsScript(string part) => part.Length == 4 && part.All(char.IsAsciiLetter);

    private static FrozenSet<string> Set(string words) =>
        words
            .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
