using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

public interface IValueProvider
{
    string GetValue();
}

/// <summary>A text with parts that are known only when the process that wants it starts.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly IReadOnlyList<Func<string>> _parts;

    private ReferenceExpression(IReadOnlyList<Func<string>> parts) => _parts = parts;

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    public string GetValue() => string.Concat(_parts.Select(part => part()));

    [InterpolatedStringHandler]
#pragma warning disable CA1815, CS9113 // Written by the compiler, never compared; the counts are of no use here.
    public readonly struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        internal List<Func<string>> Parts { get; } = [];

        public void AppendLiteral(string value) => Parts.Add(() => value);

        public void AppendFormatted(string? value) => Parts.Add(() => value ?? "");

        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider => Parts.Add(() => valueProvider.GetValue());
    }
#pragma warning restore CA1815, CS9113
}
