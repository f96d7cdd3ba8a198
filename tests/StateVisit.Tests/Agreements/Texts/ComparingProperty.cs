using CsCheck;
using Google.Protobuf.Collections;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>What holds of every comparison.</summary>
public sealed class ComparingProperty
{
    private const int Pairs = 2_000;

    [Fact]
    public void KeptAndInsertedIsTheTextAfterKeptAndDeletedThatBefore() =>
        Drafts.Pair.Try(
            pair =>
            {
                var (from, to) = pair;
                foreach (var change in Comparing.Compare(from, to).Changes)
                {
                    var before = change.FromIndex < 0 ? new() : from.Articles[change.FromIndex];
                    var after = change.ToIndex < 0 ? new() : to.Articles[change.ToIndex];
                    AssertLeads(change.Heading, before.Heading, after.Heading);
                    AssertLeads(change.Text, before.Text, after.Text);
                    Assert.Equal((before.Number, after.Number), (change.FromNumber, change.ToNumber));
                }
            },
            iter: Pairs
        );

    [Fact]
    public void EveryArticleIsAccountedForOnce() =>
        Drafts.Pair.Try(
            pair =>
            {
                var (from, to) = pair;
                var comparison = Comparing.Compare(from, to);
                var before = comparison.Changes.Select(change => change.FromIndex).Where(i => i >= 0).ToList();
                var after = comparison.Changes.Select(change => change.ToIndex).Where(j => j >= 0).ToList();
                Assert.Distinct(before);
                Assert.Distinct(after);
                Assert.Equal(from.Articles.Count, before.Count + comparison.Unchanged);
                Assert.Equal(to.Articles.Count, after.Count + comparison.Unchanged);
                Assert.Equal(after.Order(), after);
            },
            iter: Pairs
        );

    [Fact]
    public void WhatDidNotMoveKeptItsOrder() =>
        Drafts.Pair.Try(
            pair =>
            {
                var kept = Comparing
                    .Compare(pair.From, pair.To)
                    .Changes.Where(change => !change.Moved && change is { FromIndex: >= 0, ToIndex: >= 0 })
                    .Select(change => change.FromIndex)
                    .ToList();
                Assert.Equal(kept.Order(), kept);
            },
            iter: Pairs
        );

    [Fact]
    public void ATextComparedWithItselfHasNotChanged() =>
        Drafts.Version.Try(
            version =>
            {
                var comparison = Comparing.Compare(version, version.Clone());
                Assert.Empty(comparison.Changes);
                Assert.Equal(version.Articles.Count, comparison.Unchanged);
            },
            iter: Pairs
        );

    [Fact]
    public void OneChangedWordIsOneWordDeletedAndOneInserted() =>
        Gen.Select(Gen.OneOf("river", "мост", "bridge").Array[1, 60], Gen.Int[0, 1000])
            .Try(
                draft =>
                {
                    var (words, pick) = draft;
                    var changed = words.ToArray();
                    changed[pick % words.Length] = "unheard";
                    var edits = Comparing
                        .Compare(
                            Text.Of(("1", "", string.Join(' ', words))),
                            Text.Of(("1", "", string.Join(' ', changed)))
                        )
                        .Changes.Single()
                        .Text;
                    Assert.Equal(
                        words[pick % words.Length],
                        Assert.Single(edits, edit => edit.Kind == EditKind.Deleted).Text
                    );
                    Assert.Equal("unheard", Assert.Single(edits, edit => edit.Kind == EditKind.Inserted).Text);
                },
                iter: Pairs
            );

    [Fact]
    public void TextsWithNothingInCommonTakeNoLongWay()
    {
        var before = Text.Of(("1", "", string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"a{i % 1000}"))));
        var after = Text.Of(("1", "", string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"b{i * 7 % 1000}"))));

        var edits = Comparing.Compare(before, after).Changes.Single().Text;

        AssertLeads(edits, before.Articles[0].Text, after.Articles[0].Text);
    }

    private static void AssertLeads(RepeatedField<Edit> edits, string before, string after)
    {
        if (edits.Count == 0)
        {
            Assert.Equal(before, after);
            return;
        }
        Assert.Equal(
            before,
            string.Concat(edits.Where(edit => edit.Kind != EditKind.Inserted).Select(edit => edit.Text))
        );
        Assert.Equal(
            after,
            string.Concat(edits.Where(edit => edit.Kind != EditKind.Deleted).Select(edit => edit.Text))
        );
        Assert.All(edits, edit => Assert.NotEmpty(edit.Text));
        Assert.All(edits.Zip(edits.Skip(1)), two => Assert.NotEqual(two.First.Kind, two.Second.Kind));
    }
}
