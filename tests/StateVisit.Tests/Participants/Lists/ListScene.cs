using System.Text;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>A visit of its own with two delegations, and lists in and out of it.</summary>
internal sealed class ListScene(ParticipantsHost host, string visit)
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public ParticipantsHost Host => host;

    public string Visit => visit;

    public ParticipantsClient Protocol => host.As("protocol");

    public static async Task<ListScene> CreateAsync(SharedHosts hosts, StoreKind store)
    {
        var host = (await hosts.SystemAsync(store)).Participants;
        var id = Make.Id();
        var empty = host.Store.Kind == StoreKind.Sqlite ? "x''" : "''::bytea";
        // A visit comes from the agenda; here only its being there counts.
        await host.Store.ExecuteAsync(
            $"""
            INSERT INTO heads ("Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease")
            VALUES ('{id}', 0, {empty}, true, 1, '', NULL)
            """
        );
        await hosts.Followed.GiveAsync(() =>
            host.Store.ExecuteAsync($"""UPDATE heads SET "Present" = false WHERE "Visit" = '{id}'""")
        );
        var scene = new ListScene(host, $"visits/{id}");
        await scene.BringInAsync();
        return scene;
    }

    /// <summary>The delegations, and these people as they are.</summary>
    public async Task BringInAsync(params IEnumerable<Participant> people) =>
        await Protocol.Participants.ImportParticipantsAsync(
            new()
            {
                Name = visit,
                Document = new()
                {
                    Delegations = { Delegation("china", "CN"), Delegation("russia", "RU") },
                    Participants = { people },
                },
            }
        );

    public AsyncUnaryCall<ImportParticipantListResponse> Import(
        byte[] file,
        string type = Csv,
        Action<ImportParticipantListRequest>? change = null
    )
    {
        var request = new ImportParticipantListRequest
        {
            Parent = visit,
            List = new() { ContentType = type, Data = ByteString.CopyFrom(file) },
        };
        change?.Invoke(request);
        return Protocol.Participants.ImportParticipantListAsync(request);
    }

    public AsyncUnaryCall<ImportParticipantListResponse> Import(
        string csv,
        Action<ImportParticipantListRequest>? change = null
    ) => Import(Encoding.UTF8.GetBytes(csv), Csv, change);

    public async Task<HttpBody> ExportAsync(ListFormat format = default, ParticipantsClient? caller = null) =>
        await (caller ?? Protocol).Participants.ExportParticipantListAsync(new() { Parent = visit, Format = format });

    public async Task<string> ExportCsvAsync(ParticipantsClient? caller = null) =>
        (await ExportAsync(ListFormat.Csv, caller)).Data.ToStringUtf8();

    /// <summary>All people, without what the server owns.</summary>
    public async Task<IReadOnlyList<Participant>> PeopleAsync()
    {
        var document = await Protocol.Participants.ExportParticipantsAsync(new() { Name = visit });
        foreach (var person in document.Participants)
            (person.Etag, person.CreateTime, person.UpdateTime) = ("", null, null);
        return document.Participants;
    }

    public async Task<Participant> PersonAsync(string id) =>
        (await PeopleAsync()).Single(person => person.Name == Name(id));

    public string Name(string id) => $"{visit}/participants/{id}";

    /// <summary>A file beside the tests.</summary>
    public static byte[] File(string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Participants", "Lists", "files", name));

    private Delegation Delegation(string id, string party) =>
        new()
        {
            Name = $"{visit}/delegations/{id}",
            Access = Make.Public,
            Titles = { ["en"] = party },
            Party = party,
            Kind = DelegationKind.Member,
        };
}
