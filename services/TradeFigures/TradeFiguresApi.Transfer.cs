using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

public sealed partial class TradeFiguresApi
{
    public override Task<ImportTradeFiguresResponse> ImportTradeFigures(
        ImportTradeFiguresRequest request,
        ServerCallContext context
    )
    {
        var visitFollows = request is { ValidateOnly: true, VisitFollows: true };
        return writer.RunAsync(
            request,
            context,
            BookOrVisit(request.Name, "name"),
            async write =>
            {
                if (!write.VisitExists && !visitFollows)
                    throw Fault.NotFound(request.Name);
                var import = new Import(write);
                CheckNames(import, request.Document, write.Visit == RecordName.Book);
                for (var i = 0; i < request.Document.Targets.Count; i++)
                    await import.PutAsync(request.Document.Targets[i].Clone(), $"document.targets[{i}]");
                for (var i = 0; i < request.Document.Quotations.Count; i++)
                {
                    var quotation = request.Document.Quotations[i].Clone();
                    var field = $"document.quotations[{i}]";
                    await quotes.PinAsync(quotation, field, Today, context.CancellationToken);
                    await import.PutAsync(quotation, field);
                }
                return new ImportTradeFiguresResponse
                {
                    Created = import.Created,
                    Updated = import.Updated,
                    Unchanged = import.Unchanged,
                };
            }
        );
    }

    public override async Task<TradeFiguresDocument> ExportTradeFigures(
        ExportTradeFiguresRequest request,
        ServerCallContext context
    )
    {
        var document = new TradeFiguresDocument();
        foreach (
            var record in await reader.AllAsync(RecordName.Parse(BookOrVisit(request.Name, "name")).Visit, context)
        )
            switch (record)
            {
                case Target target:
                    document.Targets.Add(target);
                    break;
                case Dataset dataset:
                    document.Datasets.Add(dataset);
                    break;
                case Quotation quotation:
                    document.Quotations.Add(quotation);
                    break;
            }
        return document;
    }

    /// <summary>Each where it belongs.</summary>
    private static void CheckNames(Import import, TradeFiguresDocument document, bool isBook)
    {
        var faults = new FieldFaults();
        import.CheckNames(document.Targets, "document.targets", faults);
        import.CheckNames(document.Quotations, "document.quotations", faults);
        if (document.Targets.Count > 0 && !isBook)
            faults.Add("document.targets", "belong to the trade book, and this is a visit");
        if (document.Quotations.Count > 0 && isBook)
            faults.Add("document.quotations", "belong to a visit, and this is the trade book");
        if (document.Datasets.Count > 0)
            faults.Add("document.datasets", "come in as files, with ImportObservations");
        faults.ThrowIfAny();
    }
}
