using System.Globalization;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Texts;

/// <summary>Articles count 1, 2, 3 …; later insertions such as 7bis, 7a, 7.1 or 7-1 stand behind the article that they follow.</summary>
internal sealed class Numbering(FieldFaults faults)
{
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    public void Check(IReadOnlyList<Article> articles, string path)
    {
        var last = 0;
        for (var i = 0; i < articles.Count; i++)
        {
            var number = articles[i].Number;
            if (number.Length == 0)
                continue;
            var field = $"{path}[{i}].number";
            if (ArticleNumber.Parse(number) is not { } parsed)
                faults.Add(field, "must be a number like 7, or an insertion's like 7bis, 7a, 7.1 or 7-1");
            else if (!seen.Add(number))
                faults.Add(field, $"repeats {number}");
            else if (parsed.IsInsertion)
                CheckInsertion(field, number, parsed.Base, last);
            else
                last = CheckNext(field, parsed.Base, last);
        }
    }

    private void CheckInsertion(string field, string number, int follows, int last)
    {
        if (follows != last)
            faults.Add(
                field,
                last == 0
                    ? $"{number} stands before the first article"
                    : $"{number} stands after {last}: it must follow {follows}"
            );
    }

    private int CheckNext(string field, int number, int last)
    {
        if (number == last + 1)
            return number;
        if (number <= last)
        {
            faults.Add(field, $"{number} follows {last}: articles are out of order");
            return last;
        }
        var missing =
            number == last + 2
                ? $"{last + 1} is missing"
                : string.Create(CultureInfo.InvariantCulture, $"{last + 1} to {number - 1} are missing");
        faults.Add(
            field,
            last == 0 ? $"the first article is {number}: {missing}" : $"{number} follows {last}: {missing}"
        );
        return number;
    }
}
