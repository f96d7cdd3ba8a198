using System.Globalization;
using System.Text;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>Where a walk stands. Becomes text, such as <c>session.attendances[2].titles[ru]</c>, only when a fault is found.</summary>
internal sealed class FieldPath(string root)
{
    private readonly List<Step> steps = [];

    public void Field(string name) => steps.Add(new(name, -1, IsKey: false));

    public void Item(int index) => steps.Add(new(null, index, IsKey: false));

    public void Key(string key) => steps.Add(new(key, -1, IsKey: true));

    public void Up() => steps.RemoveAt(steps.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder(root);
        foreach (var step in steps)
        {
            if (step.IsKey)
                text.Append('[').Append(Shown(step.Name!)).Append(']');
            else if (step.Name is null)
                text.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
                text.Append(text.Length == 0 ? "" : ".").Append(Shown(step.Name));
        }
        return text.ToString();
    }

    /// <summary>What a caller sent, fit to be shown back: short, and without control characters or halves of pairs.</summary>
    public static string Shown(string text)
    {
        const int longest = 60;
        var cut = text.Length > longest ? text[..longest] + "…" : text;
        return string.Create(
            cut.Length,
            cut,
            static (span, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    span[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '�' : from[i];
            }
        );
    }

    private readonly record struct Step(string? Name, int Index, bool IsKey);
}
