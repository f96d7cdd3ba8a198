using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Gateway.Transfer;

/// <summary>How each service takes its part in and gives it out.</summary>
internal static class Parts
{
    /// <summary>In the order in which they are brought in and taken out: who owns the visit comes first.</summary>
    public static IReadOnlyList<Part> All(Channels channels) =>
        [Agenda(channels), Participants(channels), Agreements(channels), TradeFigures(channels)];

    private static DocumentPart<AgendaDocument> Agenda(Channels channels)
    {
        const string name = "agenda";
        var agenda = new AgendaService.AgendaServiceClient(channels.To(name));
        return new(
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

    private static DocumentPart<ParticipantsDocument> Participants(Channels channels)
    {
        const string name = "participants";
        var participants = new ParticipantsService.ParticipantsServiceClient(channels.To(name));
        return new(
            name,
            async (document, import, validateOnly) =>
            {
                var request = new ImportParticipantsRequest
                {
                    Name = import.Visit,
                    Document = document,
                    ValidateOnly = validateOnly,
                    VisitFollows = validateOnly && import.Holds("agenda"),
                    RequestId = validateOnly ? "" : import.RequestId(name),
                };
                var done = await participants.ImportParticipantsAsync(request, import.Call);
                return new(name, done.Created, done.Updated, done.Unchanged);
            },
            async (visit, call) => await participants.ExportParticipantsAsync(new() { Name = visit }, call)
        );
    }

    private static DocumentPart<AgreementsDocument> Agreements(Channels channels)
    {
        const string name = "agreements";
        var agreements = new AgreementsService.AgreementsServiceClient(channels.To(name));
        return new(
            name,
            async (document, import, validateOnly) =>
            {
                var request = new ImportAgreementsRequest
                {
                    Name = import.Visit,
                    Document = document,
                    ValidateOnly = validateOnly,
                    VisitFollows = validateOnly && import.Holds("agenda"),
                    RequestId = validateOnly ? "" : import.RequestId(name),
                };
                var done = await agreements.ImportAgreementsAsync(request, import.Call);
                return new(name, done.Created, done.Updated, done.Unchanged);
            },
            async (visit, call) => await agreements.ExportAgreementsAsync(new() { Name = visit }, call)
        );
    }

    private static DocumentPart<TradeFiguresDocument> TradeFigures(Channels channels)
    {
        const string name = "tradefigures";
        var figures = new TradeFiguresService.TradeFiguresServiceClient(channels.To(name));
        return new(
            name,
            async (document, import, validateOnly) =>
            {
                var request = new ImportTradeFiguresRequest
                {
                    Name = import.Visit,
                    Document = document,
                    ValidateOnly = validateOnly,
                    VisitFollows = validateOnly && import.Holds("agenda"),
                    RequestId = validateOnly ? "" : import.RequestId(name),
                };
                var done = await figures.ImportTradeFiguresAsync(request, import.Call);
                return new(name, done.Created, done.Updated, done.Unchanged);
            },
            async (visit, call) => await figures.ExportTradeFiguresAsync(new() { Name = visit }, call)
        );
    }
}
