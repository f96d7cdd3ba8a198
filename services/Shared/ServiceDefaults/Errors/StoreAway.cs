using System.Data.Common;

namespace StateVisit.ServiceDefaults.Errors;

/// <summary>A database that is down, starting or shutting down: whatever failed is to be tried again.</summary>
public static class StoreAway
{
    public static DbException? In(Exception? exception) =>
        exception switch
        {
            null => null,
            DbException { IsTransient: true } or DbException { SqlState: "57P01" or "57P02" } => (DbException)exception,
            _ => In(exception.InnerException),
        };
}
