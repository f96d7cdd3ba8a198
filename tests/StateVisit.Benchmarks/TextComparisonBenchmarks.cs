using BenchmarkDotNet.Attributes;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Benchmarks;

/// <summary>200 articles, 100,000 words, words changed here and there, one article inserted and one moved: under 150 ms.</summary>
public class TextComparisonBenchmarks
{
    private const int Articles = 200;
    private const int Words = 500;
    private const int Vocabulary = 3_000;

    /// <summary>One word of so many is another one.</summary>
    [Params(1_000, 100, 10)]
    public int OneChangedOf { get; set; }

    private Version from = null!;
    private Version to = null!;

    [GlobalSetup]
    public void Draft()
    {
#pragma warning disable CA5394 // The same text in every run.
        var random = new Random(7);
        var words = Enumerable.Range(0, Articles * Words).Select(_ => $"word{random.Next(Vocabulary)}").ToArray();
        from = Of(words);
        for (var i = 0; i < words.Length; i++)
            if (random.Next(OneChangedOf) == 0)
                words[i] = $"other{random.Next(Vocabulary)}";
#pragma warning restore CA5394
        to = Of(words);
        var moved = to.Articles[150];
        to.Articles.RemoveAt(150);
        to.Articles.Insert(50, moved);
        to.Articles.Insert(100, new Article { Text = string.Join(' ', words.Take(Words).Reverse()) });
        for (var i = 0; i < to.Articles.Count; i++)
            to.Articles[i].Number = $"{i + 1}";
    }

    [Benchmark]
    public int Compare() => Comparing.Compare(from, to).Changes.Count;

    /// <summary>What merely looking at every character of both costs on this machine.</summary>
    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var letters = 0;
        foreach (var version in (Version[])[from, to])
        foreach (var article in version.Articles)
        foreach (var c in article.Text)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters;
    }

    private static Version Of(string[] words) =>
        new()
        {
            Articles =
            {
                words
                    .Chunk(Words)
                    .Select((chunk, i) => new Article { Number = $"{i + 1}", Text = string.Join(' ', chunk) }),
            },
        };
}
