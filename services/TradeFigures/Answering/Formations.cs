using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

internal static class Formations
{
    extension(Formation formation)
    {
        /// <summary>The lower, the sooner a number formed so is taken: what a source gives before what is made from it, and memory last.</summary>
        public int Weakness =>
            formation switch
            {
                Formation.OfBothFlows => 1,
                Formation.SumOfCommodities => 2,
                Formation.Recalled => 3,
                _ => 0,
            };
    }
}
