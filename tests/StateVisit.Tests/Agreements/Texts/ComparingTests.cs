using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>What became of each article, and of the words in it.</summary>
public sealed class ComparingTests
{
    private static readonly Version Before = Text.Of(
        ("", "", "The Parties, wishing to cooperate, have agreed as follows:"),
        ("1", "Aim", "The Parties build a bridge across the river."),
        ("2", "Cost", "The cost is shared equally and paid in four parts."),
        ("3", "Dispute", "Disputes are settled by negotiation between ministries."),
        ("4", "Term", "This Agreement is concluded for five years from its entry into force.")
    );

    [Fact]
    public void AnInsertedArticleIsAddedAndThoseBehindItAreOnlyRenumbered()
    {
        var after = Text.Of([
            .. Parts(Before, 0, 1),
            ("2", "Place", "Engineers of both sides choose the place."),
            .. Parts(Before, 2, 3, 4).Select((part, i) => ($"{i + 3}", part.Heading, part.Text)),
        ]);

        var comparison = Comparing.Compare(Before, after);

        Assert.Equal(2, comparison.Unchanged);
        Assert.Equal(
            [
                (ChangeKind.Added, "", "2", -1, 2, false),
                (ChangeKind.Moved, "2", "3", 2, 3, false),
                (ChangeKind.Moved, "3", "4", 3, 4, false),
                (ChangeKind.Moved, "4", "5", 4, 5, false),
            ],
            comparison.Changes.Select(Told)
        );
        Assert.Equal([(EditKind.Inserted, "Place")], comparison.Changes[0].Heading.Select(Told));
    }

    [Fact]
    public void AnArticleThatPassesOthersIsMovedAndTheyAreNot()
    {
        var after = Text.Of([
            .. Parts(Before, 0, 4).Select((part, i) => (i == 0 ? "" : "1", part.Heading, part.Text)),
            .. Parts(Before, 1, 2, 3).Select((part, i) => ($"{i + 2}", part.Heading, part.Text)),
        ]);

        Assert.Equal(
            [
                (ChangeKind.Moved, "4", "1", 4, 1, true),
                (ChangeKind.Moved, "1", "2", 1, 2, false),
                (ChangeKind.Moved, "2", "3", 2, 3, false),
                (ChangeKind.Moved, "3", "4", 3, 4, false),
            ],
            Comparing.Compare(Before, after).Changes.Select(Told)
        );
    }

    [Fact]
    public void WhatWasRemovedStandsWhereItWas()
    {
        var after = Text.Of(
            Parts(Before, 0, 1, 3, 4).Select((part, i) => (i == 0 ? "" : $"{i}", part.Heading, part.Text))
        );

        Assert.Equal(
            [
                (ChangeKind.Removed, "2", "", 2, -1, false),
                (ChangeKind.Moved, "3", "2", 3, 2, false),
                (ChangeKind.Moved, "4", "3", 4, 3, false),
            ],
            Comparing.Compare(Before, after).Changes.Select(Told)
        );
    }

    [Fact]
    public void AnArticleThatChangedAndMovedIsFoundByItsWords()
    {
        var after = Text.Of([
            .. Parts(Before, 0, 1),
            ("2", "Disputes", "Disputes are settled by talks between ministries."),
            ("3", "Cost", "The cost is shared equally and paid in four parts."),
            .. Parts(Before, 4),
        ]);

        var change = Assert.Single(Comparing.Compare(Before, after).Changes, one => one.Kind == ChangeKind.Changed);

        Assert.Equal(("3", "2"), (change.FromNumber, change.ToNumber));
        Assert.Equal(
            [
                (EditKind.Kept, "Disputes are settled by "),
                (EditKind.Deleted, "negotiation"),
                (EditKind.Inserted, "talks"),
                (EditKind.Kept, " between ministries."),
            ],
            change.Text.Select(Told)
        );
        Assert.Equal([(EditKind.Deleted, "Dispute"), (EditKind.Inserted, "Disputes")], change.Heading.Select(Told));
    }

    [Fact]
    public void AnArticleWrittenAnewUnderItsNumberIsChanged()
    {
        var after = Before.Clone();
        after.Articles[3].Text = "Каждая Сторона обращается в суд.";

        var change = Assert.Single(Comparing.Compare(Before, after).Changes);

        Assert.Equal((ChangeKind.Changed, "3", "3", 3, 3, false), Told(change));
        Assert.Empty(change.Heading);
    }

    [Fact]
    public void APreambleWrittenAnewIsChanged()
    {
        var after = Before.Clone();
        after.Articles[0].Text = "Guided by friendship.";

        Assert.Equal(
            [(ChangeKind.Changed, "", "", 0, 0, false)],
            Comparing.Compare(Before, after).Changes.Select(Told)
        );
    }

    [Fact]
    public void ArticlesThatReadTheSameKeepTheirNumbers()
    {
        var before = Text.Of(("1", "", "Reserved."), ("2", "", "Reserved."), ("3", "", "Reserved."));
        var after = Text.Of(("1", "", "Reserved."), ("2", "", "No longer reserved."), ("3", "", "Reserved."));

        Assert.Equal(
            [(ChangeKind.Changed, "2", "2", 1, 1, false)],
            Comparing.Compare(before, after).Changes.Select(Told)
        );
    }

    [Theory]
    [InlineData("双方应当合作。", "双方可以合作。", "双方|-应当|+可以|合作。")]
    [InlineData("кафе\u0301 там", "кафе там", "-кафе\u0301|+кафе| там")]
    [InlineData("a b c", "x y z", "-a b c|+x y z")]
    [InlineData("one two", "one new two", "one |+new |two")]
    [InlineData("сумма 1500 рублей", "сумма 1700 рублей", "сумма |-1500|+1700| рублей")]
    [InlineData("ประเทศไทย", "ประเทศลาว", "ประเทศ|-ไทย|+ลาว")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    [InlineData("المادة الأولى", "المادة الثانية", "المادة |-الأولى|+الثانية")]
    [InlineData("👍🏽 yes", "👍 yes", "👍|-🏽| yes")]
    public void WordsAreThoseOfTheScript(string before, string after, string edits) =>
        Assert.Equal(
            edits,
            string.Join(
                '|',
                Comparing
                    .Compare(Text.Of(("1", "", before)), Text.Of(("1", "", after)))
                    .Changes.Single()
                    .Text.Select(edit =>
                        edit.Kind switch
                        {
                            EditKind.Inserted => "+",
                            EditKind.Deleted => "-",
                            _ => "",
                        } + edit.Text
                    )
            )
        );

    private static IEnumerable<(string Number, string Heading, string Text)> Parts(
        Version version,
        params int[] places
    ) => places.Select(i => (version.Articles[i].Number, version.Articles[i].Heading, version.Articles[i].Text));

    private static (ChangeKind, string, string, int, int, bool) Told(ArticleChange change) =>
        (change.Kind, change.FromNumber, change.ToNumber, change.FromIndex, change.ToIndex, change.Moved);

    private static (EditKind, string) Told(Edit edit) => (edit.Kind, edit.Text);
}
