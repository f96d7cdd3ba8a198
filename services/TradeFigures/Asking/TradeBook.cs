using Google.Protobuf;
using Grpc.Core;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Asking;

/// <summary>Answers from what the trade book holds, kept as long as it stands as it does.</summary>
public sealed class TradeBook(Reader reader, IObservations observations)
{
    internal Task<TAnswer> AnswerAsync<TAnswer>(
        IMessage request,
        ServerCallContext context,
        Func<Sources, Task<TAnswer>> answer
    )
        where TAnswer : class, IMessage<TAnswer>, new() =>
        reader.DeriveAsync(
            request,
            RecordName.Book,
            context,
            async (clearance, cancellation) => await answer(await SourcesAsync(clearance, cancellation))
        );

    internal async Task<Sources> SourcesAsync(Clearance clearance, CancellationToken cancellation)
    {
        var all = await reader.AllAsync(Kinds.Datasets, RecordName.Book, clearance, cancellation);
        return new(
            all.Where(dataset => dataset.State == DatasetState.Current).ToDictionary(dataset => dataset.Key),
            observations,
            cancellation
        );
    }

    internal async Task<IReadOnlyList<Target>> TargetsAsync(
        TradePair pair,
        Clearance clearance,
        CancellationToken cancellation
    ) =>
        [
            .. (await reader.AllAsync(Kinds.Targets, RecordName.Book, clearance, cancellation)).Where(target =>
                target.Pair == pair.Name
            ),
        ];
}
