namespace StateVisit.Gateway.Routing;

/// <summary>
/// gRPC-Web becomes gRPC here, before it is forwarded. The translator reads the base64 form through the body's pipe,
/// the forwarder through its stream: the stream must be that pipe.
/// </summary>
internal static class GrpcWeb
{
    public static void UseGrpcWebTranslation(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.ContentType?.StartsWith("application/grpc-web-text", StringComparison.Ordinal)
                    is true
                )
                    context.Items[typeof(GrpcWeb)] = true;
                return next(context);
            }
        );
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.Use(
            (context, next) =>
            {
                if (context.Items.ContainsKey(typeof(GrpcWeb)))
                {
                    context.Request.Body = context.Request.BodyReader.AsStream();
                    context.Request.ContentLength = null;
                }
                return next(context);
            }
        );
    }
}
