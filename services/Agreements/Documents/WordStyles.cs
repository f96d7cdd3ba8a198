namespace StateVisit.Agreements.Documents;

/// <summary>Names of the styles in which we write, as they are compared: programs keep names, not ids.</summary>
internal static class WordStyles
{
    public const string Title = "title";

    /// <summary>The line that starts an article.</summary>
    public const string Number = "article number";
    public const string Heading = "article heading";

    /// <summary>The line that starts a part without a number. It may be empty.</summary>
    public const string Part = "part heading";
    public const string Text = "article text";

    /// <summary>Text that reads like the start of an article and is none.</summary>
    public const string Quotation = "article quotation";
}
