using System.Text;
using Google.Protobuf;

namespace StateVisit.Tests.Gateway;

internal static class Content
{
    public static StringContent Of(IMessage message) =>
        new(JsonFormatter.Default.Format(message), Encoding.UTF8, "application/json");
}
