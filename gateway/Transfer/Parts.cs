using StateVisit.Agenda.V1;
using StateVisit.Gateway.Routing;

namespace StateVisit.Gateway.Transfer;

/// <summary>How each service takes its part in and gives it out.</summary>
internal static class Parts
{
    public static Part Agenda(Channels channels)
    {
        const string name = "agenda";
        var agenda = new AgendaService.AgendaServiceClient(channels.To(name));
        return new DocumentPart<AgendaDocument>(
            name,
            async (document, import, validateOnly) =>
            {
                var request = new ImportAgendaRequest
                {
                    Name = import.Visit,
                    Document = document,
                    ValidateOnly = validateOnly,
                    RequestId = validateOnly ? "" : import.RequestId(name),
                };
                var done = await agenda.ImportAgendaAsync(request, import.Call);
                return new(name, done.Created, done.Updated, done.Unchanged);
            },
            async (visit, call) => await agenda.ExportAgendaAsync(new() { Name = visit }, call)
        );
    }
}
