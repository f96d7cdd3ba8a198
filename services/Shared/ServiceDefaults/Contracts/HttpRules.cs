using Google.Api;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>How a contract binds a method to REST (<c>google.api.http</c>).</summary>
public static class HttpRules
{
    extension(HttpRule rule)
    {
        /// <summary>The path with its variables, whatever the HTTP method.</summary>
        public string Path =>
            rule.PatternCase switch
            {
                HttpRule.PatternOneofCase.Get => rule.Get,
                HttpRule.PatternOneofCase.Put => rule.Put,
                HttpRule.PatternOneofCase.Post => rule.Post,
                HttpRule.PatternOneofCase.Delete => rule.Delete,
                HttpRule.PatternOneofCase.Patch => rule.Patch,
                _ => rule.Custom?.Path ?? "",
            };
    }
}
