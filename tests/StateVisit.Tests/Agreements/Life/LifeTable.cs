using StateVisit.Agreements.V1;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What a document may go through, written down document by document; the service's own table is written move by move.</summary>
internal static class LifeTable
{
    private const string Text = """
        every document
        negotiate         drafting                                                     > negotiating
        bring_into_force  signed adopted exchanged                                     > in_force     : date_reached
        terminate         in_force                                                     > terminated
        defer             drafting negotiating initialled cleared                      > deferred
        resume            deferred                                                     > negotiating
        withdraw          drafting negotiating initialled cleared deferred             > withdrawn
        reopen            initialled cleared                                           > negotiating
        publish           cleared signed adopted exchanged in_force terminated         > same         : publishable

        interstate intergovernmental / signed
        initial   negotiating            > initialled : languages texts language_parity
        correct   initialled cleared     > same
        clear     initialled             > cleared    : language_parity approvals text_unchanged
        sign      cleared                > signed     : approvals text_unchanged signatories signatories_named accreditation full_powers originals session_set session_begun

        interstate intergovernmental / exchanged
        initial   negotiating            > initialled : languages texts language_parity
        correct   initialled cleared     > same
        clear     initialled             > cleared    : language_parity approvals text_unchanged
        exchange  cleared                > exchanged  : approvals text_unchanged signatories signatories_named accreditation full_powers session_set session_begun

        interstate intergovernmental / adopted
        clear     negotiating            > cleared    : languages texts approvals
        adopt     cleared                > adopted    : approvals full_powers session_set session_begun

        interagency / signed
        initial   negotiating            > initialled : languages texts language_parity
        correct   initialled cleared     > same
        clear     negotiating initialled > cleared    : languages texts language_parity approvals text_unchanged
        sign      cleared                > signed     : approvals text_unchanged signatories signatories_named accreditation originals session_set session_begun

        interagency / exchanged
        initial   negotiating            > initialled : languages texts language_parity
        correct   initialled cleared     > same
        clear     negotiating initialled > cleared    : languages texts language_parity approvals text_unchanged
        exchange  cleared                > exchanged  : approvals text_unchanged signatories signatories_named accreditation session_set session_begun

        corporate / signed
        initial   negotiating            > initialled : languages texts
        correct   initialled cleared     > same
        clear     negotiating initialled > cleared    : approvals text_unchanged
        sign      cleared                > signed     : approvals text_unchanged signatories signatories_named accreditation session_set session_begun

        corporate / exchanged
        initial   negotiating            > initialled : languages texts
        correct   initialled cleared     > same
        clear     negotiating initialled > cleared    : approvals text_unchanged
        exchange  cleared                > exchanged  : approvals text_unchanged signatories signatories_named accreditation session_set session_begun

        interagency corporate / adopted
        clear     negotiating            > cleared    : languages texts approvals
        adopt     cleared                > adopted    : approvals session_set session_begun
        """;

    private static readonly List<Entry> Entries = [.. Text.Split("\n\n").SelectMany(Read)];

    /// <param name="To">Null: as it was.</param>
    public sealed record Entry(
        IReadOnlyList<AgreementLevel> Levels,
        Conclusion? Conclusion,
        Move Move,
        IReadOnlyList<AgreementState> From,
        AgreementState? To,
        IReadOnlyList<Guard> Guards
    );

    /// <summary>Null: there is no such move.</summary>
    public static Entry? Of(Move move, AgreementLevel level, Conclusion conclusion) =>
        Entries.SingleOrDefault(entry =>
            entry.Move == move
            && (entry.Conclusion is null || (entry.Conclusion == conclusion && entry.Levels.Contains(level)))
        );

    private static IEnumerable<Entry> Read(string paragraph)
    {
        var lines = paragraph.Split('\n');
        var head = lines[0].Split(" / ");
        return lines[1..]
            .Select(line => line.Split('>', ':'))
            .Select(cells =>
            {
                var (words, to) = (Words(cells[0]), cells[1].Trim());
                return new Entry(
                    head.Length == 1 ? [] : All<AgreementLevel>(Words(head[0])),
                    head.Length == 1 ? null : One<Conclusion>(head[1]),
                    One<Move>(words[0]),
                    All<AgreementState>(words[1..]),
                    to == "same" ? null : One<AgreementState>(to),
                    cells.Length > 2 ? All<Guard>(Words(cells[2])) : []
                );
            });
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<T> All<T>(IEnumerable<string> words)
        where T : struct, Enum => [.. words.Select(One<T>)];

    private static T One<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
