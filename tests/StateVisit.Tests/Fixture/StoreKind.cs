namespace StateVisit.Tests.Fixture;

/// <summary>The stores that every behaviour holds on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
