using Google.Protobuf;

namespace StateVisit.Tests.Fixture;

internal static class Elsewhere
{
    /// <summary>The same document of another visit.</summary>
    public static T MovedTo<T>(this T document, string visit, string from)
        where T : IMessage<T>, new() =>
        JsonParser.Default.Parse<T>(
            JsonFormatter.Default.Format(document).Replace(from, visit, StringComparison.Ordinal)
        );
}
