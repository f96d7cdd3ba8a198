namespace StateVisit.Participants.Drawing.Writing;

/// <summary>One line of a plate.</summary>
internal sealed record Line(string Text, string Language, double Size, LineKind Kind)
{
    public const double Leading = 1.22;

    public bool IsBold => Kind == LineKind.Name;

    public double Height => Size * Leading;
}

internal enum LineKind
{
    Name,
    OwnName,
    Office,

    /// <summary>An office in the place of a name.</summary>
    OfficeAsName,
}
