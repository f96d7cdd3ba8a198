using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<ImportAgendaResponse> ImportAgenda(ImportAgendaRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            write => AgendaImport.RunAsync(write, request.Name, request.Document)
        );

    public override async Task<AgendaDocument> ExportAgenda(ExportAgendaRequest request, ServerCallContext context)
    {
        var document = new AgendaDocument();
        foreach (var record in await reader.AllAsync(RecordName.Parse(request.Name).Visit, context))
            switch (record)
            {
                case Visit visit:
                    document.Visit = visit;
                    break;
                case Venue venue:
                    document.Venues.Add(venue);
                    break;
                case Topic topic:
                    document.Topics.Add(topic);
                    break;
                case Session session:
                    document.Sessions.Add(session);
                    break;
                case Timing timing:
                    document.Timings.Add(timing);
                    break;
                case Cue cue:
                    document.Cues.Add(cue);
                    break;
            }
        return document;
    }
}
