using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.TradeFigures.Asking;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

/// <summary>Figures as documents and topics quote them.</summary>
public sealed partial class TradeFiguresApi
{
    public override Task<Quotation> GetQuotation(GetQuotationRequest request, ServerCallContext context) =>
        reader.GetAsync<Quotation>(request.Name, context);

    public override Task<ListQuotationsResponse> ListQuotations(
        ListQuotationsRequest request,
        ServerCallContext context
    ) =>
        reader.ListAsync(
            Kinds.Quotations,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListQuotationsResponse { Quotations = { page }, NextPageToken = next }
        );

    public override Task<Quotation> CreateQuotation(CreateQuotationRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/quotations/{request.QuotationId}",
            request.Quotation,
            (_, quotation) => quotes.PinAsync(quotation, "quotation", Today, context.CancellationToken)
        );

    public override Task<Empty> DeleteQuotation(DeleteQuotationRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Quotation>(request, context, request.Name, request.Etag);

    public override async Task<CheckQuotationResponse> CheckQuotation(
        CheckQuotationRequest request,
        ServerCallContext context
    )
    {
        var quotation = await reader.GetAsync<Quotation>(request.Name, context);
        MustNotBeKept(context);
        var sources = await book.SourcesAsync(reader.ClearanceOf(context, RecordName.Book), context.CancellationToken);
        var now = await Quotes.FigureAsync(sources, quotation, asOf: null);
        var answer = new CheckQuotationResponse { Quotation = quotation, Now = now };
        if (now is null)
            return answer;
        answer.Difference = now.Value - quotation.Figure.Value;
        answer.Holds = now.Value.Equals(quotation.Figure.Value);
        return answer;
    }
}
