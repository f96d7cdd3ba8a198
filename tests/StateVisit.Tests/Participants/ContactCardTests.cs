using System.Text;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <summary>How people can be reached: for few to read, and to be erased for ever.</summary>
public sealed class ContactCardTests(SharedHosts hosts)
{
    private const string Phone = "+7 495 000 11 22";

    [Theory, OnBothStores]
    public async Task ACardIsWrittenReadChangedAndErased(StoreKind store)
    {
        var scene = await GuestAsync(store);
        var first = await WriteAsync(scene, c => c.Emails.Add("guest@example.org"));
        Assert.Equal((Name(scene), Phone), (first.Name, first.Phones.Single()));
        Assert.Equal(first, await ReadAsync(scene));

        var second = await scene.People.UpdateContactCardAsync(
            new()
            {
                ContactCard = new()
                {
                    Name = Name(scene),
                    Etag = first.Etag,
                    Address = "Hotel, room 7",
                },
                UpdateMask = new() { Paths = { "address" } },
            }
        );
        Assert.Equal((Phone, "Hotel, room 7"), (second.Phones.Single(), second.Address));
        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Equal(second, await ReadAsync(scene));
        await Refusal.AssertAsync(
            scene.People.UpdateContactCardAsync(
                new()
                {
                    ContactCard = new() { Name = Name(scene), Etag = first.Etag },
                }
            ),
            StatusCode.Aborted,
            "STALE_ETAG",
            "contact_card.etag"
        );

        await scene.People.EraseContactCardAsync(new() { Name = Name(scene) });
        await GoneAsync(scene);
        await Refusal.AssertAsync(
            scene.People.EraseContactCardAsync(new() { Name = Name(scene) }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        await Refusal.AssertAsync(
            scene.People.UpdateContactCardAsync(
                new()
                {
                    ContactCard = new() { Name = Name(scene), Etag = second.Etag },
                }
            ),
            StatusCode.Aborted,
            "STALE_ETAG",
            "contact_card.etag"
        );
        Assert.Empty((await WriteAsync(scene)).Address);
    }

    [Theory, OnBothStores]
    public async Task ACardThatIsAsItWasIsNotWrittenAgain(StoreKind store)
    {
        var scene = await GuestAsync(store);
        var first = await WriteAsync(scene);
        var links = await scene.LinksAsync();
        Assert.Equal(first, await WriteAsync(scene));
        Assert.Equal(links, await scene.LinksAsync());
        var trial = await scene.People.UpdateContactCardAsync(
            new()
            {
                ContactCard = new() { Name = Name(scene), Address = "Elsewhere" },
                ValidateOnly = true,
            }
        );
        Assert.Equal(("Elsewhere", 0), (trial.Address, trial.Phones.Count));
        Assert.Equal(first, await ReadAsync(scene));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ATrialOfAFirstCardLeavesNothing(StoreKind store)
    {
        var scene = await GuestAsync(store);
        var trial = await scene.People.UpdateContactCardAsync(
            new()
            {
                ContactCard = new() { Name = Name(scene), Phones = { Phone } },
                ValidateOnly = true,
            }
        );
        Assert.Equal(Phone, trial.Phones.Single());
        await GoneAsync(scene);
        Assert.Equal(0, await KeysAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task ACardNeedsItsPerson(StoreKind store)
    {
        var scene = await GuestAsync(store);
        await Refusal.AssertAsync(
            scene.People.UpdateContactCardAsync(
                new() { ContactCard = new() { Name = scene.Name + "/participants/none/contactCard" } }
            ),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        await Refusal.AssertAsync(
            scene.People.UpdateContactCardAsync(new() { ContactCard = new() }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "contact_card.name"
        );
        await Refusal.AssertAsync(
            scene.People.UpdateContactCardAsync(
                new()
                {
                    ContactCard = new() { Name = Name(scene) },
                    UpdateMask = new() { Paths = { "fax" } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "update_mask.paths[0]"
        );
    }

    [Theory, OnBothStores]
    public async Task NobodyBelowFullClearanceCanTellThatThereIsOne(StoreKind store)
    {
        var scene = await GuestAsync(store);
        await WriteAsync(scene);
        await scene.PersonAsync("other");
        var host = scene.Host;
        foreach (
            var caller in new[] { host.Anonymous, host.As("press"), host.As("delegation", "CN"), host.As("legal") }
        )
        {
            var answers = new List<string>();
            foreach (var id in new[] { "guest", "other" })
            {
                var answer = await caller.GetAsync($"{scene.Address}/participants/{id}/contactCard");
                Assert.Equal(404, answer.Status);
                answers.Add(answer.Body.Replace(id, "x", StringComparison.Ordinal));
            }
            Assert.Single(answers.Distinct());
            var changes = await caller.Participants.ListParticipantsChangesAsync(new() { Parent = scene.Name });
            Assert.DoesNotContain(changes.Changes, c => c.Name.Contains("contactCard", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothStores]
    public async Task NoOtherAnswerHoldsIt(StoreKind store)
    {
        var scene = await GuestAsync(store);
        await WriteAsync(scene);
        var changes = await scene.People.ListParticipantsChangesAsync(new() { Parent = scene.Name });
        Assert.Null(Assert.Single(changes.Changes, c => c.Name == Name(scene)).Record);
        var export = await scene.People.ExportParticipantsAsync(new() { Name = scene.Name });
        Assert.DoesNotContain("ontact", export.ToString(), StringComparison.Ordinal);
        using var watch = scene.People.WatchParticipants(new() { Name = scene.Name });
        while (await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            Assert.DoesNotContain("ontactCard", watch.ResponseStream.Current.ToString(), StringComparison.Ordinal);
            if (watch.ResponseStream.Current.Synced is not null)
                break;
        }
    }

    [Theory, OnBothStores]
    public async Task ARepetitionIsAnsweredAsLongAsTheCardCanBeRead(StoreKind store)
    {
        var scene = await GuestAsync(store);
        var request = Request(scene);
        request.RequestId = Make.RequestId();
        var first = await scene.People.UpdateContactCardAsync(request);
        await scene.People.UpdateContactCardAsync(
            new()
            {
                ContactCard = new() { Name = Name(scene), Address = "Elsewhere" },
            }
        );
        Assert.Equal(first, await scene.People.UpdateContactCardAsync(request));
        await scene.People.EraseContactCardAsync(new() { Name = Name(scene) });
        await ExpiredAsync();
        // Nor under the key of another card in its place.
        await WriteAsync(scene);
        await ExpiredAsync();

        async Task ExpiredAsync() =>
            await Refusal.AssertAsync(
                scene.People.UpdateContactCardAsync(request),
                StatusCode.FailedPrecondition,
                "REQUEST_EXPIRED"
            );
    }

    [Theory, OnBothStores]
    public async Task AnErasureDestroysTheKeyAndTheJournalVerifies(StoreKind store)
    {
        var scene = await GuestAsync(store);
        await WriteAsync(scene);
        await WriteAsync(scene, c => c.Address = "Hotel, room 7");
        Assert.Equal(1, await KeysAsync(scene));
        var links = await scene.LinksAsync();
        await scene.People.EraseContactCardAsync(new() { Name = Name(scene) });
        Assert.Equal(0, await KeysAsync(scene));
        Assert.Equal(links + 1, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ItGoesWithItsPersonAndWithItsVisit(StoreKind store)
    {
        var scene = await GuestAsync(store);
        await WriteAsync(scene);
        await scene.People.DeleteParticipantAsync(new() { Name = scene.Name + "/participants/guest" });
        await GoneAsync(scene);
        Assert.Equal(0, await KeysAsync(scene));

        await scene.PersonAsync("guest");
        await WriteAsync(scene);
        await scene.Agenda.Agenda.DeleteVisitAsync(new() { Name = scene.Name });
        await Eventually.IsTrueAsync(async () => await KeysAsync(scene) == 0, () => "the key is still there", 20);
    }

    /// <summary>Every byte that SQLite keeps, its log included.</summary>
    [Fact]
    public async Task NothingOfItIsEverInTheFilesAndOfItsKeyNothingStays()
    {
        await using var system = await VisitSystem.StartAsync(StoreKind.Sqlite);
        var scene = await PeopleScene.CreateAsync(system);
        await scene.PersonAsync("guest");
        await scene.PersonAsync("other");
        var request = Request(scene);
        request.RequestId = Make.RequestId();
        await scene.People.UpdateContactCardAsync(request);
        await scene.People.UpdateContactCardAsync(
            new()
            {
                ContactCard = new() { Name = scene.Name + "/participants/other/contactCard", Phones = { Phone } },
            }
        );
        var key = await scene.Host.Store.ReadAsync<byte[]>(
            "SELECT \"Key\" FROM contact_keys WHERE \"Path\" = 'participants/guest/contactCard'"
        );
        var hash = await scene.Host.Store.ReadAsync<byte[]>(
            $"SELECT \"BodyHash\" FROM requests WHERE \"RequestId\" = '{request.RequestId}'"
        );
        Assert.True(Holds(scene, key));
        Assert.True(Holds(scene, hash));
        Assert.False(Holds(scene, Encoding.UTF8.GetBytes(Phone)));

        await scene.People.EraseContactCardAsync(new() { Name = Name(scene), RequestId = Make.RequestId() });
        Assert.False(Holds(scene, key));
        Assert.False(Holds(scene, hash));
        Assert.False(Holds(scene, Encoding.UTF8.GetBytes(Phone)));
        await scene.LinksAsync();
    }

    private static bool Holds(PeopleScene scene, byte[] bytes) =>
        Directory
            .EnumerateFiles(scene.Host.Store.Folder, "*.db*")
            .Any(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var all = new MemoryStream();
                stream.CopyTo(all);
                return all.ToArray().AsSpan().IndexOf(bytes) >= 0;
            });

    private async Task<PeopleScene> GuestAsync(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        await scene.PersonAsync("guest");
        return scene;
    }

    private static string Name(PeopleScene scene) => scene.Name + "/participants/guest/contactCard";

    private static UpdateContactCardRequest Request(PeopleScene scene, Action<ContactCard>? change = null)
    {
        var card = new ContactCard { Name = Name(scene), Phones = { Phone } };
        change?.Invoke(card);
        return new() { ContactCard = card };
    }

    private static async Task<ContactCard> WriteAsync(PeopleScene scene, Action<ContactCard>? change = null) =>
        await scene.People.UpdateContactCardAsync(Request(scene, change));

    private static async Task<ContactCard> ReadAsync(PeopleScene scene) =>
        await scene.People.GetContactCardAsync(new() { Name = Name(scene) });

    private static async Task GoneAsync(PeopleScene scene) =>
        await Refusal.AssertAsync(
            scene.People.GetContactCardAsync(new() { Name = Name(scene) }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );

    private static Task<long> KeysAsync(PeopleScene scene) =>
        scene.Host.Store.ReadAsync<long>(
            $"SELECT COUNT(*) FROM contact_keys WHERE \"Visit\" = '{scene.Name["visits/".Length..]}'"
        );
}
