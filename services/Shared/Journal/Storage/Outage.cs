using Microsoft.Extensions.Logging;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Storage;

/// <summary>
/// What looks into the store each second tells it here how that went: that the store is away is said once, and once that
/// it is back, however many look.
/// </summary>
public sealed partial class Outage(ILogger<Outage> logger)
{
    private int isAway;

    /// <summary>Whether the store's being away is all that the failure says; any other is for the caller to report.</summary>
    public bool Explains(Exception failure)
    {
        if (StoreAway.In(failure) is not { } away)
            return false;
        if (Interlocked.Exchange(ref isAway, 1) == 0)
            LogAway(logger, away.Message);
        return true;
    }

    public void HasAnswered()
    {
        if (Volatile.Read(ref isAway) == 1 && Interlocked.Exchange(ref isAway, 0) == 1)
            LogBack(logger);
    }

    [LoggerMessage(
        LogLevel.Error,
        "The store is away; it is looked for each second, and watches stay open meanwhile ({Reason})"
    )]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "The store is back")]
    private static partial void LogBack(ILogger logger);
}
