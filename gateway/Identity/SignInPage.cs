using System.Net;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>A page that works without scripts and styles; the console brings a better one.</summary>
internal static class SignInPage
{
    public static string Of(HttpContext context) =>
        Frame(
            context,
            $"""
            <form method="post" action="/signin">
            <p><label>Role <select name="role">{Options()}</select></label></p>
            <p><label>Delegation (for that role only) <input name="delegation" placeholder="CN"></label></p>
            <p><label>Visit <input name="visit" value="*"></label></p>
            <p><label>Name <input name="name"></label></p>
            <p><button>Sign in</button></p>
            </form>
            """
        );

    public static string OfProvider(HttpContext context) =>
        Frame(context, """<p><a href="/signin/start">Sign in</a></p>""");

    private static string Frame(HttpContext context, string form) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>StateVisit: sign in</title></head>
            <body>
            <h1>Sign in</h1>
            {Present(context.Features.Get<Caller>())}
            {form}
            </body>
            </html>
            """;

    private static string Present(Caller? caller) =>
        caller is null
            ? "<p>Nobody is signed in: what is public can be seen.</p>"
            : $"""
                <p>Signed in as {Html(caller.Subject)} ({Html(string.Join(", ", caller.Grants))}).</p>
                <form method="post" action="/signout"><button>Sign out</button></form>
                """;

    private static string Options() =>
        string.Concat(SignInRequest.Roles.Select(role => $"<option>{SignInRequest.Text(role)}</option>"));

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
