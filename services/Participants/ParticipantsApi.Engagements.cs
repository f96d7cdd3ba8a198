using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Participants.Engagements;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants;

public sealed partial class ParticipantsApi
{
    public override Task<ListEngagementsResponse> ListEngagements(
        ListEngagementsRequest request,
        ServerCallContext context
    )
    {
        var (visit, person) = RecordName.Parse(request.Parent);
        return reader.DeriveAsync(
            request,
            visit,
            context,
            async (clearance, cancellation) =>
            {
                var records = await reader.SomeAsync(
                    visit,
                    (db, rows) => Concerning(person, rows, db.References.Where(link => link.Visit == visit)),
                    clearance,
                    cancellation
                );
                return Schedule.Of(
                    records.OfType<Participant>().SingleOrDefault() ?? throw Fault.NotFound(request.Parent),
                    records.OfType<Session>(),
                    records.OfType<Timing>(),
                    records.OfType<Venue>()
                );
            }
        );
    }

    /// <summary>The person, the sessions that name the person with their timings, and all venues: each found by its path.</summary>
    private static IQueryable<Row> Concerning(string person, IQueryable<Row> rows, IQueryable<ReferenceRow> links)
    {
        var sessions = links
            .Where(link => link.ToPath == person && link.Field == "attendances.participant")
            .Select(link => link.FromPath);
        return rows.Where(row => row.Path == person)
            .Concat(rows.Where(row => sessions.Contains(row.Path)))
            .Concat(rows.Where(row => sessions.Select(session => session + "/timing").Contains(row.Path)))
            .Concat(rows.Under("venues/"));
    }
}
