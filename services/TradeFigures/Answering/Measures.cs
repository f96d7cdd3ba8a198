using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

internal static class Measures
{
    extension(Measure measure)
    {
        /// <summary>The flow in which a source gives the measure as one figure. Null: it is always made from two.</summary>
        public Flow? Given =>
            measure switch
            {
                Measure.Imports => Flow.Import,
                Measure.Exports => Flow.Export,
                Measure.Turnover => Flow.Total,
                _ => null,
            };

        /// <summary>Whether a flow bears on the measure. What is sent back or on is in imports and exports already.</summary>
        public bool RestsOn(Flow flow) =>
            flow == measure.Given
            || (measure is Measure.Turnover or Measure.Balance && flow is Flow.Import or Flow.Export);

        public string Word =>
            measure switch
            {
                Measure.Imports => "imports",
                Measure.Exports => "exports",
                Measure.Balance => "balance",
                _ => "turnover",
            };
    }
}
