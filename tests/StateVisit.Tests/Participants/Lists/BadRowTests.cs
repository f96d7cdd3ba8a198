using System.Text;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>A fault in the id of a row does not hide others.</summary>
public sealed class BadRowTests(SharedHosts hosts)
{
    private const string Header = "id,delegation,names.en.full,role,Rank,list_place\n";

    [Theory, OnBothStores]
    public async Task EveryFaultOfARowIsNamedWhateverItsIdIs(StoreKind store)
    {
        const string Faulty = ",FR,,KING,emperor,first\n";
        var refusal = await BadListTests.RefusedAsync(
            await SceneAsync(store),
            Encoding.UTF8.GetBytes($"{Header}p1,CN,A,GUEST,,1\np1{Faulty}{Faulty}P 1{Faulty}p1/contactCard{Faulty}")
        );
        Assert.Equal(
            from row in Enumerable.Range(3, 4)
            from column in Header.TrimEnd().Split(',')
            select $"list.row[{row}].{column}",
            refusal
                .Fields.Keys.OrderBy(field => field[9])
                .ThenBy(field => Header.IndexOf(field[12..], StringComparison.Ordinal))
        );
    }

    [Theory, OnBothStores]
    public async Task APlaceTakenTwiceIsNamedWhateverTheIdsAre(StoreKind store)
    {
        var refusal = await BadListTests.RefusedAsync(
            await SceneAsync(store),
            Encoding.UTF8.GetBytes(
                Header + "p1,CN,A,GUEST,,1\np1,CN,A,GUEST,,1\n,CN,C,GUEST,,1\n,CN,D,GUEST,,2\nP 2,CN,E,GUEST,,2"
            )
        );
        Assert.Equal(
            [
                "list.row[4].list_place is taken by participants/p1",
                "list.row[6].list_place is taken by the person of row 5",
            ],
            refusal
                .Fields.Where(field => !field.Key.EndsWith(".id", StringComparison.Ordinal))
                .Select(field => $"{field.Key} {field.Value}")
        );
    }

    [Theory, OnBothStores]
    public async Task AZeroCharacterIsNamed(StoreKind store)
    {
        var refusal = await BadListTests.RefusedAsync(
            await SceneAsync(store),
            Sheets.Of(
                Sheets.Row("id", "role", "names.en.full", "accompanies")
                    + Sheets.Row("p_x0000_", "GUEST", "A", "q_x0000_")
                    + Sheets.Row("p1", "GUEST", "B_x0000_", "q_x0000_")
            ),
            ListScene.Xlsx
        );
        Assert.Equal(
            ["list.row[2].accompanies", "list.row[2].id", "list.row[3].accompanies", "list.row[3].names.en.full"],
            refusal.Fields.Keys.Order(StringComparer.Ordinal)
        );
    }

    private async Task<ListScene> SceneAsync(StoreKind store) => await ListScene.CreateAsync(hosts, store);
}
